import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { RunMode } from '@rosetta/contracts/runs';
import { RunsDomain } from './RunsDomain';
import { useRunsClient } from './useRuns';

interface RunOrderOptions {
  domain: RunsDomain;
  /** What to run again; without it, the person chooses. */
  period?: string;
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

/** What a person asks a run for, until it is queued; then leads to the run. */
export const useRunOrder = (options: RunOrderOptions) => {
  const { domain, period: fixed, onStarted } = options;
  const client = useRunsClient(domain);
  const navigate = useNavigate();
  const runPage = useRouteRef(domain.pages.run);
  const [chosen, setPeriod] = useState<string>();
  const [mode, setMode] = useState<RunMode>('reprocess');
  const [reason, setReason] = useDraft(`rosetta-run-reason ${domain.base}`);
  const [problem, setProblem] = useState<Error>();
  const [sending, setSending] = useState(false);
  const period = fixed ?? chosen;

  const start = async () => {
    if (!period) return;
    setSending(true);
    setProblem(undefined);
    try {
      const run = await client.start({ period, mode, reason });
      setReason('');
      onStarted();
      if (runPage) navigate(runPage({ id: run.id }));
    } catch (error) {
      setProblem(error as Error);
    } finally {
      setSending(false);
    }
  };

  return {
    period,
    setPeriod,
    mode,
    setMode,
    reason,
    setReason,
    problem,
    start,
    complete: period !== undefined && reason.trim() !== '' && !sending,
  };
};
export type RunOrderForm = ReturnType<typeof useRunOrder>;
