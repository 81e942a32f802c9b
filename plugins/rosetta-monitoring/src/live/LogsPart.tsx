import { useMemo } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { getLiveLogs, LiveLogCount } from '@rosetta/contracts/monitoring';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { monitoringTranslationRef } from '../translation';
import { LivePart } from './LivePart';
import { OutLink } from './OutLink';
import { useLiveRoute } from './useLiveRoute';

type LogRow = LiveLogCount & { id: string };

const useColumns = (): Column<LogRow>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number } = useFormats();
  return useMemo(
    () => [
      { key: 'index', label: t('live.index'), value: ({ index }) => index, least: 200 }, // prettier-ignore
      {
        key: 'lines',
        label: t('live.lines'),
        kind: 'number',
        value: ({ lines }) => lines,
        render: ({ lines, url }) => <OutLink to={url}>{number(lines)}</OutLink>,
        width: 130,
      },
      {
        key: 'errors',
        label: t('live.errors'),
        kind: 'number',
        value: ({ errors }) => errors,
        render: ({ errors, errorsUrl }) => <OutLink to={errorsUrl}>{number(errors)}</OutLink>, // prettier-ignore
        width: 130,
      },
    ],
    [t, number],
  );
};

/** How much the application writes to its logs, and how much of it is errors. */
export const LogsPart = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { clock } = useFormats();
  const columns = useColumns();
  const state = useLiveRoute(getLiveLogs, application);
  return (
    <LivePart<LiveLogCount>
      title={t('live.logs')}
      state={state}
      none={t('live.noLogs')}
      noneHelp={t('live.noLogsHelp')}
    >
      {items => (
        <>
          <Typography variant="body2" color="text.secondary">
            {t('live.logsWindow', { from: clock(items[0].from), to: clock(items[0].to) })}
          </Typography>
          <DataTable
            id="live-logs"
            label={t('live.logs')}
            rows={items.map(each => ({ ...each, id: each.index }))}
            columns={columns}
          />
        </>
      )}
    </LivePart>
  ); // prettier-ignore
};
