import { Attempt, AttemptStore } from './AttemptStore';
import { coordinate } from './coordinate';
import { handleAttemptFailure } from './handleAttemptFailure';
import { raceWithAbort } from './raceWithAbort';
import { acquireLease, Role, RunLease } from './RunLease';
import { claimSlices } from './slices';
import { WorkerContext } from './WorkerContext';

/** Whether anything was there to do. */
type Worked = boolean;

const TASKS: Record<
  Role,
  (worker: WorkerContext, lease: RunLease) => Promise<Worked>
> = {
  async coordinator(worker, lease) {
    await coordinate(worker, lease);
    return true;
  },
  async helper(worker, lease) {
    const { resumable } = lease.attempt;
    if (!resumable) return false;
    return (await claimSlices(worker, lease, resumable.inputs)) > 0;
  },
};

/** What fails becomes the run's own failure. */
const workOnAttempt = async (
  worker: WorkerContext,
  attempt: Attempt,
  role: Role,
): Promise<Worked> => {
  const lease = acquireLease(worker, attempt, role);
  try {
    return await raceWithAbort(lease.signal, TASKS[role](worker, lease));
  } catch (error) {
    await handleAttemptFailure(worker, lease, error);
    return true;
  } finally {
    lease.release();
  }
};

/** Does what there is to do on a run: acquires it, or helps whoever did. */
export const workOnRun = async (
  worker: WorkerContext,
  runId: string,
): Promise<Worked> => {
  if (worker.shutdownSignal.aborted) return false;
  const attempts = new AttemptStore(worker.db);
  const acquired = await attempts.acquire(runId, worker.name);
  if (acquired) return workOnAttempt(worker, acquired, 'coordinator');
  const joined = await attempts.joinable({ runId });
  return joined ? workOnAttempt(worker, joined, 'helper') : false;
};

/**
 * Works for as long as there is something to do: slices of runs that have begun come before
 * runs that have not. One that is awake needs no further wake-up, however many runs are due.
 */
export const workUntilIdle = async (worker: WorkerContext) => {
  const attempts = new AttemptStore(worker.db);
  const jobs = worker.jobs.names;
  let worked = true;
  while (worked && !worker.shutdownSignal.aborted) {
    const joined = await attempts.joinable({ jobs });
    const acquired = joined
      ? undefined
      : await attempts.acquireNext(jobs, worker.name);
    worked = joined
      ? await workOnAttempt(worker, joined, 'helper')
      : acquired !== undefined &&
        (await workOnAttempt(worker, acquired, 'coordinator'));
  }
};

/** Runs of other jobs that a run waits for, as it reads what they publish. */
export const blockersOf = async (
  { db }: WorkerContext,
  runId: string,
): Promise<string[]> =>
  db('run_read')
    .join('run', join =>
      join.on('run.job', 'run_read.job').andOn('run.period', 'run_read.period'),
    )
    .where('run_read.run_id', runId)
    .whereIn('run.state', ['queued', 'running'])
    .pluck('run.id');
