import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AccountCoverage,
  DataQuality,
  getDataQuality,
} from '@rosetta/contracts/finops';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import {
  RelativeTime,
  ratioOf,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import {
  Fact,
  Facts,
  SectionTitle,
} from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';

type Row = AccountCoverage & { id: string };

/** When it is looked for: in words where that is once a day, else as the schedule is written. */
const useScheduleText = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (schedule: string | null) => {
    if (!schedule) return t('quality.noSchedule');
    const [, minute, hour] = /^(\d+) (\d+) \* \* \*$/.exec(schedule) ?? [];
    if (!hour) return t('quality.schedule', { schedule });
    const time = [hour, minute].map(part => part.padStart(2, '0')).join(':');
    return t('quality.daily', { time });
  };
};

/** The age of the last deliveries beside their schedule, and the last day that each provider tells of. */
const Freshness = ({ deliveries, providers }: DataQuality) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { day } = useFormats();
  const scheduleText = useScheduleText();
  return (
    <Stack component="section" gap={1}>
      <SectionTitle>{t('quality.freshness')}</SectionTitle>
      <Facts minWidth={220}>
        {deliveries.map(({ dataset, last, schedule }) => (
          <Fact
            key={dataset}
            name={t(
              `quarantine.dataset.${dataset}` as 'quarantine.dataset.focus',
            )}
          >
            {last ? (
              <>
                <RelativeTime at={last.at} />, <code>{last.file}</code>
              </>
            ) : (
              t('quality.never')
            )}
            {'. '}
            {scheduleText(schedule)}
          </Fact>
        ))}
        {providers.map(({ provider, lastDay }) => (
          <Fact
            key={provider ?? ''}
            name={
              provider === null
                ? t('quality.lastDayUnknown')
                : t('quality.lastDay', { provider })
            }
          >
            {day(`${lastDay}T00:00:00Z`)}
          </Fact>
        ))}
      </Facts>
    </Stack>
  );
};

const useCoverageColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useMemo(() => {
    const share = (
      key: 'direct' | 'indirect' | 'unallocated',
    ): Column<Row> => ({
      key,
      label: t(`kind.${key}`),
      kind: 'percent',
      width: 120,
      value: row => ratioOf(row[key], row.amount),
    });
    return [
      {
        key: 'provider',
        label: t('quality.column.provider'),
        width: 160,
        value: ({ provider }) => provider ?? t('quality.unknown'),
      },
      {
        key: 'account',
        label: t('quality.column.account'),
        least: 160,
        value: ({ account }) => account,
      },
      {
        key: 'amount',
        label: t('column.amount'),
        kind: 'money',
        currency: row => row.currency,
        width: 140,
        value: ({ amount }) => amount,
      },
      share('direct'),
      share('indirect'),
      share('unallocated'),
    ];
  }, [t]);
};

const Coverage = ({ coverage }: DataQuality) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const columns = useCoverageColumns();
  const rows = useMemo(
    () =>
      coverage.map(row => ({
        ...row,
        id: JSON.stringify([row.provider, row.account, row.currency]),
      })),
    [coverage],
  );
  return (
    <Stack component="section" gap={1}>
      <SectionTitle>{t('quality.coverage')}</SectionTitle>
      {rows.length > 0 ? (
        <DataTable
          id="finops-coverage"
          label={t('quality.coverage')}
          rows={rows}
          columns={columns}
          compact
        />
      ) : (
        <Typography>{t('quality.nothingPublished')}</Typography>
      )}
    </Stack>
  );
};

/** How old the bills are, and how much of each account's cost is of an application. */
export const QualitySections = ({ period }: { period?: string }) => {
  const state = useRoute(getDataQuality, { query: { period } });
  return (
    <Resource state={state}>
      {quality => (
        <>
          <Freshness {...quality} />
          <Coverage {...quality} />
        </>
      )}
    </Resource>
  );
};
