import { Knex } from 'knex';
import { appendRunEvent, Inputs, NewRunEvent } from '@rosetta/run-kit';
import { RunLog, StepContext } from '../job';
import { AttemptLostError } from '../errors';
import { Attempt, AttemptStore } from './AttemptStore';
import { Hand, unlessLetGo } from './hand';
import { sign } from './sessions';
import { Work } from './Work';

/** A line of a run's log, on the console. */
export const tell = (
  { logger }: Pick<Work, 'logger'>,
  { runId, period, number }: Attempt,
  { level, message, fields }: NewRunEvent,
) => logger[level]({ ...fields, runId, period, attempt: number }, message);

/** Writes a line to the log of the run; throws when the run is no longer held. */
export const logLine = async (
  work: Work,
  attempt: Attempt,
  event: NewRunEvent,
) => {
  const { runId, id } = attempt;
  if (!(await appendRunEvent(work.db, runId, event, id)))
    throw new AttemptLostError(runId);
  tell(work, attempt, event);
};

export const runLog = (work: Work, attempt: Attempt): RunLog => ({
  info: (message, fields) =>
    logLine(work, attempt, { level: 'info', message, fields }),
  warn: (message, fields) =>
    logLine(work, attempt, { level: 'warn', message, fields }),
});

/** What the run would be made from now. */
export const readInputs = async (
  { job }: Work,
  { attempt: { period }, signal }: Hand,
): Promise<Inputs> => (await job.inputs([period], signal)).get(period)!;

export const contextOf = (
  work: Work,
  { attempt, signal }: Hand,
  inputs: Inputs,
  trx: Knex.Transaction,
): StepContext => ({
  runId: attempt.runId,
  period: attempt.period,
  inputs,
  trx,
  signal,
  log: runLog(work, attempt),
});

/**
 * Runs a step in a transaction that commits only if the run is still held. That is asked
 * last: the row is then locked for a moment only, so that slices are shaped at the same
 * time, and a machine that dies in the middle of one locks out nobody.
 * @param seal - what belongs to the step once it is held; gives its line of the log
 */
export const whileHeld = async <T>(
  work: Work,
  hand: Hand,
  step: (trx: Knex.Transaction) => Promise<T>,
  seal: (trx: Knex.Transaction, result: T) => Promise<NewRunEvent>,
): Promise<T> => {
  const { attempt } = hand;
  const began = performance.now();
  const [result, event] = await work.db.transaction(async trx => {
    await sign(trx, attempt.runId, hand.id);
    const done = await unlessLetGo(hand, step(trx));
    await new AttemptStore(trx).assertHeld(attempt);
    const { fields, ...line } = await seal(trx, done);
    const durationMs = Math.round(performance.now() - began);
    const timed = { ...line, fields: { ...fields, durationMs } };
    await appendRunEvent(trx, attempt.runId, timed);
    return [done, timed] as const;
  });
  tell(work, attempt, event);
  return result;
};
