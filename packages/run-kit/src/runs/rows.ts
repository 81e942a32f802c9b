import { Run, RunEvent } from '@rosetta/contracts/runs';
import { Inputs } from './types';

/** A row of `run`, with what its publication adds. */
export interface RunRow {
  id: string;
  job: string;
  period: string;
  mode: Run['mode'];
  state: Run['state'];
  requested_by: string;
  reason: string;
  requested_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  step: string;
  stage: string | null;
  done: number;
  total: number;
  counts: Run['counts'];
  inputs: Inputs;
  error: string | null;
  attempt: number;
  failures: number;
  losses: number;
  attempt_id: string | null;
  worker: string | null;
  last_seq: number;
  has_facts: boolean;
  published?: boolean | null;
  published_at?: Date | null;
}

export interface RunEventRow {
  seq: number;
  at: Date;
  level: RunEvent['level'];
  message: string;
  fields: RunEvent['fields'];
}

export const toRun = (row: RunRow): Run => ({
  id: row.id,
  job: row.job,
  period: row.period,
  mode: row.mode,
  state: row.state,
  requestedBy: row.requested_by,
  reason: row.reason,
  requestedAt: row.requested_at.toISOString(),
  startedAt: row.started_at?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
  progress: { step: row.step, done: row.done, total: row.total },
  counts: row.counts,
  inputs: row.inputs,
  error: row.error,
  attempt: row.attempt,
  published: row.published ?? false,
  publishedAt: row.published_at?.toISOString() ?? null,
});

export const toRunEvent = (row: RunEventRow): RunEvent => ({
  seq: row.seq,
  at: row.at.toISOString(),
  level: row.level,
  message: row.message,
  fields: row.fields,
});
