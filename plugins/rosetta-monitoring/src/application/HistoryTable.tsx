import { useMemo } from 'react';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Deployment,
  listApplicationDeployments,
  sourceTitle,
} from '@rosetta/contracts/monitoring';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { PersonLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { shortRevision } from '../board/shortRevision';
import { monitoringTranslationRef } from '../translation';
import { dayOf } from './weeks';

const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** So many days up to this one. */
const lastDays = (days: number, now: number) => ({
  from: dayOf(new Date(now - days * DAY_MS)),
  to: dayOf(new Date(now + DAY_MS)),
});

const useColumns = (): Column<Deployment>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useMemo(() => {
    const column = (
      key:
        | 'finishedAt'
        | 'environment'
        | 'state'
        | 'revision'
        | 'deployer'
        | 'source'
        | 'tool',
      value: (deployment: Deployment) => string | null,
      more: Partial<Column<Deployment>> = {},
    ) => ({ key, label: t(`field.${key}`), value, sortable: false, ...more });
    return [
      column('finishedAt', ({ finishedAt }) => finishedAt, {
        render: ({ finishedAt }) => <RelativeTime at={finishedAt} />,
        width: 150,
      }),
      column('environment', ({ environment }) => environment),
      column('state', ({ status }) => t(`status.${status}`), { width: 130 }),
      column('revision', ({ sha }) => sha, {
        render: ({ sha, ref }) => (
          <span title={sha ?? undefined}>
            {ref} <code>{sha && shortRevision(sha)}</code>
          </span>
        ),
      }),
      column('deployer', ({ deployer }) => deployer, {
        render: ({ deployer }) => deployer && <PersonLink person={deployer} />,
      }),
      column('source', ({ source }) => sourceTitle(source), { width: 110 }),
      column('tool', ({ url }) => url, {
        render: ({ url, source }) =>
          url && (
            <Link href={url} target="_blank" rel="noreferrer">
              {t('field.openIn', { tool: sourceTitle(source) })}
            </Link>
          ),
        width: 170,
      }),
    ];
  }, [t]);
};

/** Every deployment of the last 90 days that was published, newest first. */
export const HistoryTable = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const columns = useColumns();
  const window = useMemo(() => lastDays(KEPT_DAYS, Date.now()), []);
  const { state, paging } = useRoutePages(listApplicationDeployments, {
    params: { app: application },
    query: window,
  });
  return (
    <Stack component="section" gap={1}>
      <Typography variant="h2" sx={{ fontSize: '1.25rem', m: 0 }}>
        {t('history.title')}
      </Typography>
      <Resource state={state}>
        {({ items }) =>
          items.length ? (
            <DataTable
              id="deployment-history"
              label={t('history.title')}
              rows={items}
              columns={columns}
              {...paging}
            />
          ) : (
            <EmptyState title={t('history.none')}>
              {t('history.noneHelp')}
            </EmptyState>
          )
        }
      </Resource>
    </Stack>
  );
};
