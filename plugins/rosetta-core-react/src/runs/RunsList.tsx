import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Job, RUN_STATES, RunState, hasEnded } from '@rosetta/contracts/runs';
import { z } from 'zod';
import { Choice, ControlRow } from '../controls';
import { useRoutePages } from '../data';
import { EmptyState, Resource } from '../resource';
import { coreReactTranslationRef } from '../translation';
import { WrongAddress, useUrlState } from '../urlState';
import { JobChoice } from './JobChoice';
import { PeriodField } from './PeriodField';
import { PERIOD_KINDS } from './periodKinds';
import { RunsDomain } from './RunsDomain';
import { RunsTable } from './RunsTable';

interface RunsListProps {
  domain: RunsDomain;
  jobs: readonly Job[];
}

const kindsOf = (jobs: readonly Job[]) => [
  ...new Set(jobs.map(({ period }) => period)),
];

/** What the list is set to, in its address. */
const urlSchema = (jobs: readonly Job[]) =>
  z.object({
    job: z.enum(jobs.map(({ name }) => name)),
    state: z.enum(RUN_STATES),
    period: z
      .string()
      .refine(text =>
        kindsOf(jobs).some(
          kind => PERIOD_KINDS[kind].schema.safeParse(text).success,
        ),
      ),
  });

type RunsUrl = ReturnType<
  typeof useUrlState<ReturnType<typeof urlSchema>['shape']>
>;

/** While something is under way, the list keeps up with it. */
const WATCH_MS = 3_000;

const Controls = ({ domain, jobs, url }: RunsListProps & { url: RunsUrl }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { state, change } = url;
  const chosen = jobs.filter(
    ({ name }) => state.job === undefined || name === state.job,
  );
  // Of several kinds none can be picked, until a job is chosen.
  const [kind, ...others] = kindsOf(chosen);
  return (
    <ControlRow label={t('runs.controls')}>
      <JobChoice
        domain={domain}
        jobs={jobs}
        all={t('runs.allJobs')}
        value={state.job}
        onChange={job => change({ job, period: undefined })}
      />
      <Choice<RunState>
        label={t('runs.column.state')}
        all={t('runs.allStates')}
        width={160}
        value={state.state}
        options={RUN_STATES.map(value => ({
          value,
          label: t(`runs.state.${value}`),
        }))}
        onChange={value => change({ state: value })}
      />
      {others.length === 0 && (
        <PeriodField
          kind={kind}
          value={state.period}
          onChange={period => change({ period })}
        />
      )}
    </ControlRow>
  );
};

/** Runs with their job, period, requester, reason and outcome. */
export const RunsList = ({ domain, jobs }: RunsListProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const url = useUrlState(useMemo(() => urlSchema(jobs), [jobs]));
  const { state: runs, paging } = useRoutePages(
    domain.routes.listRuns,
    { query: url.state },
    {
      everyMs: pages =>
        pages.some(({ items }) => !items.every(hasEnded)) && WATCH_MS,
    },
  );
  return (
    <>
      <Controls domain={domain} jobs={jobs} url={url} />
      <WrongAddress wrong={url.wrong} />
      <Resource state={runs}>
        {({ items }) =>
          items.length ? (
            <RunsTable
              domain={domain}
              jobs={jobs}
              runs={items}
              paging={paging}
            />
          ) : (
            <EmptyState title={t('runs.none')}>{t('runs.noneHelp')}</EmptyState>
          )
        }
      </Resource>
    </>
  );
};
