import { appendRunEvent, Inputs, NewRunEvent } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { AttemptLostError } from '../errors';
import { RunLog, StepContext } from '../job';
import { Attempt, AttemptStore } from './AttemptStore';
import { raceWithAbort } from './raceWithAbort';
import { readsOf } from './reads';
import { RunLease } from './RunLease';
import { tagSession } from './sessions';
import { WorkerContext } from './WorkerContext';

/** Writes a line of a run's log to the console. */
export const logRunEvent = (
  { logger }: Pick<WorkerContext, 'logger'>,
  { runId, job, period, number }: Attempt,
  { level, message, fields }: NewRunEvent,
) => logger[level]({ ...fields, runId, job, period, attempt: number }, message);

/** Writes a line to the log of the run; throws when the run is no longer held. */
export const writeRunLog = async (
  worker: WorkerContext,
  attempt: Attempt,
  event: NewRunEvent,
) => {
  const { runId, id } = attempt;
  if (!(await appendRunEvent(worker.db, runId, event, id)))
    throw new AttemptLostError(runId);
  logRunEvent(worker, attempt, event);
};

export const runLog = (worker: WorkerContext, attempt: Attempt): RunLog => ({
  info: (message, fields) =>
    writeRunLog(worker, attempt, { level: 'info', message, fields }),
  warn: (message, fields) =>
    writeRunLog(worker, attempt, { level: 'warn', message, fields }),
});

export const stepContext = async (
  worker: WorkerContext,
  { attempt, job, signal }: RunLease,
  inputs: Inputs,
  trx: Knex.Transaction,
): Promise<StepContext> => ({
  runId: attempt.runId,
  period: attempt.period,
  inputs,
  reads: await readsOf(trx, job, attempt.runId),
  trx,
  signal,
  log: runLog(worker, attempt),
});

/**
 * Runs a step in a transaction that commits only if the run is still held. That is checked
 * last: the row is then locked for a moment only, so that slices are computed at the same
 * time, and a machine that dies in the middle of one locks out nobody.
 * @param record - what belongs to the step once the run is locked; gives its line of the log
 */
export const commitIfHeld = async <T>(
  worker: WorkerContext,
  lease: RunLease,
  step: (trx: Knex.Transaction) => Promise<T>,
  record: (trx: Knex.Transaction, result: T) => Promise<NewRunEvent>,
): Promise<T> => {
  const { attempt } = lease;
  const began = performance.now();
  const [result, event] = await worker.db.transaction(async trx => {
    await tagSession(trx, attempt.runId, lease.id);
    const done = await raceWithAbort(lease.signal, step(trx));
    await new AttemptStore(trx).assertHeld(attempt);
    const { fields, ...line } = await record(trx, done);
    const durationMs = Math.round(performance.now() - began);
    const timed = { ...line, fields: { ...fields, durationMs } };
    await appendRunEvent(trx, attempt.runId, timed);
    return [done, timed] as const;
  });
  logRunEvent(worker, attempt, event);
  return result;
};
