import { appendRunEvent, NewRunEvent } from '@rosetta/run-kit';
import { Knex } from 'knex';
import {
  AttemptLostError,
  errorMessage,
  failureSentence,
  isTransient,
  ShutdownError,
} from '../errors';
import { MAX_FAILURES, RETRY_DELAY_SECONDS } from '../timing';
import { Attempt, AttemptStore } from './AttemptStore';
import { RunLease } from './RunLease';
import { terminateSessions } from './sessions';
import { SliceStore } from './SliceStore';
import { logRunEvent } from './steps';
import { WorkerContext } from './WorkerContext';

/** Changes the state of the run and says so in its log; both, or neither. */
const changeState = async (
  worker: WorkerContext,
  attempt: Attempt,
  event: NewRunEvent,
  change: (trx: Knex.Transaction, attempts: AttemptStore) => Promise<void>,
) => {
  await worker.db.transaction(async trx => {
    const attempts = new AttemptStore(trx);
    await attempts.assertHeld(attempt);
    await change(trx, attempts);
    await appendRunEvent(trx, attempt.runId, event);
  });
  logRunEvent(worker, attempt, event);
};

const releaseForShutdown = async (worker: WorkerContext, lease: RunLease) => {
  const { attempt } = lease;
  await new SliceStore(worker.db).release(attempt.runId, lease.id);
  if (lease.role === 'helper') return;
  const event = {
    level: 'info',
    message: `Released: ${worker.name} is stopping`,
  } as const;
  await changeState(worker, attempt, event, async (trx, attempts) => {
    await attempts.requeue(attempt, { failed: false, afterSeconds: 0 });
    await worker.queue.wake(trx, [attempt.runId]);
  });
};

const retryLater = (
  worker: WorkerContext,
  attempt: Attempt,
  sentence: string,
) => {
  const afterSeconds = RETRY_DELAY_SECONDS * 4 ** attempt.failures;
  const event = {
    level: 'warn',
    message: `${sentence}; retrying in ${afterSeconds} s`,
  } as const;
  return changeState(worker, attempt, event, async (trx, attempts) => {
    await attempts.requeue(attempt, { failed: true, afterSeconds });
    await worker.queue.wake(trx, [attempt.runId], afterSeconds);
  });
};

const fail = (worker: WorkerContext, attempt: Attempt, sentence: string) =>
  changeState(
    worker,
    attempt,
    { level: 'error', message: sentence },
    (_, attempts) => attempts.fail(attempt, sentence),
  );

const retryOrFail = async (
  worker: WorkerContext,
  { attempt, activity }: RunLease,
  error: unknown,
) => {
  const { runId } = attempt;
  worker.logger.warn({ err: error, runId, activity }, 'Attempt failed');
  const failures = attempt.failures + 1;
  if (isTransient(error) && failures < MAX_FAILURES)
    await retryLater(
      worker,
      attempt,
      `${activity} failed: ${errorMessage(error)}`,
    );
  else await fail(worker, attempt, failureSentence(activity, error, failures));
};

/** Requeues or fails the run of an attempt that did not finish. */
export const handleAttemptFailure = async (
  worker: WorkerContext,
  lease: RunLease,
  error: unknown,
) => {
  const { runId } = lease.attempt;
  try {
    // Its transaction may hang on a statement; what it wrote is void, and must not be waited for.
    if (lease.signal.aborted)
      await terminateSessions(worker.db, runId, lease.id);
    if (error instanceof ShutdownError) await releaseForShutdown(worker, lease);
    else if (!(error instanceof AttemptLostError))
      await retryOrFail(worker, lease, error);
  } catch (unhandled) {
    // Cancelled or taken over meanwhile: then that stands. Or the database is away: then the lease expires by itself.
    worker.logger.info({ err: unhandled, runId }, 'Attempt released');
  }
};
