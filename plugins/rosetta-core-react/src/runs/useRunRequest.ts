import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Job, Run, RunMode } from '@rosetta/contracts/runs';
import { serviceOf } from '../client';
import { useRouteMutation } from '../data';
import { RunsDomain } from './RunsDomain';

interface RunRequestOptions {
  domain: RunsDomain;
  /** What there is to choose from. */
  jobs: readonly Job[];
  /** What to run again; without it, the person chooses. */
  again?: Pick<Run, 'job' | 'period'>;
  onStarted(): void;
}

/** A form that was closed keeps what was written in it, until it was sent. */
const useDraft = (key: string) => {
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  const write = (next: string) => {
    setText(next);
    sessionStorage.setItem(key, next);
  };
  return [text, write] as const;
};

/** A person's request of a run, until it is queued; then leads to the run. */
export const useRunRequest = (options: RunRequestOptions) => {
  const { domain, jobs, again, onStarted } = options;
  const { startRun } = domain.routes;
  const mutation = useRouteMutation(startRun);
  const navigate = useNavigate();
  const runPage = useRouteRef(domain.pages.run);
  const [chosenJob, setChosenJob] = useState<string>();
  const [chosenPeriod, setPeriod] = useState<string>();
  const [mode, setMode] = useState<RunMode>('reprocess');
  const [reason, setReason] = useDraft(
    `rosetta-run-reason ${serviceOf(startRun)}`,
  );
  const job = again?.job ?? chosenJob ?? jobs[0]?.name;
  const period = again?.period ?? chosenPeriod;

  // The other job may count in another kind of period.
  const setJob = (name?: string) => {
    setChosenJob(name);
    setPeriod(undefined);
  };

  const start = () => {
    if (!period) return;
    mutation.mutate(
      { body: { job, period, mode, reason } },
      {
        onSuccess: ({ id }) => {
          setReason('');
          onStarted();
          if (runPage) navigate(runPage({ id }));
        },
      },
    );
  };

  return {
    job,
    setJob,
    period,
    setPeriod,
    mode,
    setMode,
    reason,
    setReason,
    problem: mutation.error ?? undefined,
    start,
    complete:
      period !== undefined && reason.trim() !== '' && !mutation.isPending,
  };
};
export type RunRequestForm = ReturnType<typeof useRunRequest>;
