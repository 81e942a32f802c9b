import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Job, Run } from '@rosetta/contracts/runs';
import { RequesterLink, nameOfRef } from '../entity';
import { Formats, useFormats } from '../format';
import { Column } from '../table';
import { coreReactTranslationRef } from '../translation';
import { periodLabel } from './periodKinds';
import { RunsDomain } from './RunsDomain';
import { RunStateChip } from './RunStateChip';
import { countTexts, durationSeconds } from './runTexts';

/** The server pages the list, newest first. */
const sortable = false;

const StateCell = ({ state }: Run) => (
  <Box display="flex" alignItems="center" height="100%">
    <RunStateChip state={state} />
  </Box>
);

const durationOf = (run: Run, formats: Formats) => {
  const seconds = durationSeconds(run, Date.now());
  return seconds === null ? null : formats.duration(seconds);
};

/** The key counts in columns of their own, the rest in one. */
const countColumns = (
  domain: RunsDomain,
  label: string,
  formats: Formats,
): Column<Run>[] => {
  const { keyCounts = [] } = domain;
  return [
    ...keyCounts.map(
      (name): Column<Run> => ({
        key: `count ${name}`,
        label: domain.counts[name] ?? name,
        kind: 'number',
        value: ({ counts }) => {
          const count = counts[name];
          return typeof count === 'number' ? count : null;
        },
        sortable,
        width: 107,
      }),
    ),
    {
      key: 'counts',
      label,
      value: run =>
        countTexts(run, domain, formats)
          .map(({ name, value }) => (value ? `${name} ${value}` : name))
          .join(' · '),
      sortable,
      hidden: keyCounts.length > 0,
    },
  ];
};

/** What the list says of each run. */
export const useRunColumns = (
  domain: RunsDomain,
  jobs: readonly Job[],
): Column<Run>[] => {
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
      sortable,
      ...more,
    });
    return [
      column('job', run => domain.jobs[run.job] ?? run.job, {
        width: 115,
        // Of one job it says nothing.
        hidden: jobs.length === 1,
      }),
      column('period', run => periodLabel(run.period, formats), {
        width: 142,
      }),
      column('state', run => t(`runs.state.${run.state}`), {
        width: 118,
        render: run => <StateCell {...run} />,
      }),
      column('mode', run => t(`runs.mode.${run.mode}`), {
        width: 105,
        hidden: true,
      }),
      column('who', run => nameOfRef(run.requestedBy), {
        width: 105,
        render: run => <RequesterLink requester={run.requestedBy} />,
      }),
      column('reason', run => run.reason, { least: 80 }),
      column('requestedAt', run => formats.moment(run.requestedAt), {
        width: 158,
      }),
      column('duration', run => durationOf(run, formats), { width: 78 }),
      ...countColumns(domain, t('runs.column.counts'), formats),
      column(
        'published',
        run => (run.published ? t('runs.isPublished') : null),
        { width: 97 },
      ),
    ];
  }, [t, formats, domain, jobs]);
};
