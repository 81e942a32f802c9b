import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Run } from '@rosetta/contracts/runs';
import { serviceOf } from '../client';
import { RequesterLink, nameOfRef } from '../entity';
import { useFormats } from '../format';
import { Column, DataTable, ServerPaging } from '../table';
import { coreReactTranslationRef } from '../translation';
import { periodLabel } from './periodKinds';
import { RunsDomain } from './RunsDomain';
import { RunStateChip } from './RunStateChip';
import { countTexts, durationSeconds } from './runTexts';

interface RunsTableProps {
  domain: RunsDomain;
  runs: readonly Run[];
  paging: ServerPaging;
}

const StateCell = ({ state }: Run) => (
  <Box display="flex" alignItems="center" height="100%">
    <RunStateChip state={state} />
  </Box>
);

const useColumns = (domain: RunsDomain): Column<Run>[] => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const formats = useFormats();
  return useMemo(() => {
    const column = (
      key: string,
      value: (run: Run) => string | null,
      more: Partial<Column<Run>> = {},
    ): Column<Run> => ({
      key,
      label: t(`runs.column.${key}` as 'runs.column.state'),
      value,
      // The server pages the list, newest first.
      sortable: false,
      ...more,
    });
    const { keyCounts = [] } = domain;
    const countColumn = (name: string): Column<Run> => ({
      key: `count ${name}`,
      label: domain.counts[name] ?? name,
      kind: 'number',
      value: ({ counts }) => {
        const count = counts[name];
        return typeof count === 'number' ? count : null;
      },
      sortable: false,
      width: 105,
    });
    const duration = (run: Run) => {
      const seconds = durationSeconds(run, Date.now());
      return seconds === null ? null : formats.duration(seconds);
    };
    return [
      column('job', run => domain.jobs[run.job] ?? run.job, { width: 120 }),
      column('period', run => periodLabel(run.period, formats), {
        width: 130,
      }),
      column('state', run => t(`runs.state.${run.state}`), {
        width: 125,
        render: run => <StateCell {...run} />,
      }),
      column('mode', run => t(`runs.mode.${run.mode}`), {
        width: 105,
        hidden: true,
      }),
      column('who', run => nameOfRef(run.requestedBy), {
        width: 120,
        render: run => <RequesterLink requester={run.requestedBy} />,
      }),
      column('reason', run => run.reason),
      column('requestedAt', run => formats.moment(run.requestedAt), {
        width: 165,
      }),
      column('duration', duration, { width: 90 }),
      ...keyCounts.map(countColumn),
      column(
        'counts',
        run =>
          countTexts(run, domain, formats)
            .map(({ name, value }) => (value ? `${name} ${value}` : name))
            .join(' · '),
        { hidden: keyCounts.length > 0 },
      ),
      column(
        'published',
        run => (run.published ? t('runs.isPublished') : null),
        { width: 105 },
      ),
    ];
  }, [t, formats, domain]);
};

/** Runs, newest first; a row opens the run. */
export const RunsTable = ({ domain, runs, paging }: RunsTableProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const run = useRouteRef(domain.pages.run);
  const navigate = useNavigate();
  return (
    <DataTable
      id={`runs-${serviceOf(domain.routes.listRuns)}`}
      label={t('runs.title')}
      rows={runs}
      columns={useColumns(domain)}
      onOpen={id => run && navigate(run({ id }))}
      {...paging}
    />
  );
};
