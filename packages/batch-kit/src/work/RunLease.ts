import { randomBytes } from 'node:crypto';
import { AttemptLostError } from '../errors';
import { Job } from '../job';
import { GRACE_MS, HEARTBEAT_MS } from '../timing';
import { Attempt, AttemptStore } from './AttemptStore';
import { SliceStore } from './SliceStore';
import { WorkerContext } from './WorkerContext';

/** The one that cuts stages and publishes, or one of those that help with the slices. */
export type Role = 'coordinator' | 'helper';

/** The right of one task of a worker to write for a run, for as long as its heartbeats arrive. */
export interface RunLease {
  id: string;
  role: Role;
  job: Job;
  attempt: Attempt;
  /** Aborts when the run is no longer held, or when the worker must stop. */
  signal: AbortSignal;
  /** What it does now, for the sentence that says what failed. */
  activity: string;
  release(): void;
}

const heartbeat = async (
  { db }: WorkerContext,
  { id, role, attempt }: RunLease,
) => {
  const attempts = new AttemptStore(db);
  const held =
    role === 'coordinator'
      ? await attempts.renew(attempt)
      : await attempts.isHeld(attempt);
  if (!held) throw new AttemptLostError(attempt.runId);
  await new SliceStore(db).renew(attempt.runId, id);
};

/** Renews what the lease holds every few seconds, until it is released or lost. */
const keepAlive = (
  worker: WorkerContext,
  lease: RunLease,
  released: AbortSignal,
  end: AbortController,
) => {
  const beat = async () => {
    if (released.aborted) return;
    try {
      await heartbeat(worker, lease);
    } catch (error) {
      if (error instanceof AttemptLostError) end.abort(error);
      // The database may be away for a moment; whether the run is still held shows when it is back.
      else worker.logger.warn({ err: error }, 'Run lease not renewed');
    }
    setTimeout(beat, HEARTBEAT_MS).unref();
  };
  setTimeout(beat, HEARTBEAT_MS).unref();
};

/** Leaves some time to finish a slice, once the worker begins to stop. */
const grantGrace = (
  { shutdownSignal }: WorkerContext,
  released: AbortSignal,
  end: AbortController,
) => {
  const over = () => end.abort(shutdownSignal.reason);
  const begin = () => setTimeout(over, GRACE_MS).unref();
  shutdownSignal.addEventListener('abort', begin, { signal: released });
};

export const acquireLease = (
  worker: WorkerContext,
  attempt: Attempt,
  role: Role,
): RunLease => {
  const end = new AbortController();
  const released = new AbortController();
  const lease: RunLease = {
    id: randomBytes(6).toString('hex'),
    role,
    job: worker.jobs.get(attempt.job),
    attempt,
    signal: end.signal,
    activity: 'Reading inputs',
    release: () => released.abort(),
  };
  keepAlive(worker, lease, released.signal, end);
  grantGrace(worker, released.signal, end);
  return lease;
};
