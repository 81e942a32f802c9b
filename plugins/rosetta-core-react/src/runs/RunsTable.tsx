import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Run } from '@rosetta/contracts/runs';
import { serviceOf } from '../client';
import { RelativeTime, useFormats } from '../format';
import { Column, DataTable, ServerPaging } from '../table';
import { coreReactTranslationRef } from '../translation';
import { periodLabel } from './periodKinds';
import { RunsDomain } from './RunsDomain';
import { RunStateChip } from './RunStateChip';
import { countTexts, durationSeconds, requesterOf } from './runTexts';

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
      column('mode', run => t(`runs.mode.${run.mode}`), { width: 105 }),
      column('who', requesterOf, { width: 120 }),
      column('reason', run => run.reason),
      column('requestedAt', run => run.requestedAt, {
        width: 125,
        render: run => <RelativeTime at={run.requestedAt} />,
      }),
      column('duration', duration, { width: 90 }),
      column('counts', run =>
        countTexts(run, domain, formats)
          .map(({ name, value }) => (value ? `${name} ${value}` : name))
          .join(' · '),
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
