import { Inputs, RunIdentity } from '@rosetta/run-kit';
import { Knex } from 'knex';

/** What was done, by name: `{ lines: 1000, direct: 660 }`. Added up over the slices of a run. */
export type Counts = Record<string, number>;

/** The log of a run, for people: kept with the run, shown on its page, and on the console. */
export interface RunLog {
  info(message: string, fields?: Record<string, unknown>): Promise<void>;
  warn(message: string, fields?: Record<string, unknown>): Promise<void>;
}

/** What a step of a job is given. */
export interface StepContext {
  runId: string;
  period: string;
  /** What `inputs` said when this attempt began. */
  inputs: Inputs;
  /**
   * Everything the step writes goes through this transaction. It commits only if the
   * run is still this worker's; when it is not, nothing of the step stays.
   */
  trx: Knex.Transaction;
  log: RunLog;
  /** Aborts when the run is cancelled or taken over, or when the worker must leave. */
  signal: AbortSignal;
}

/**
 * How a period is shaped and published. The steps may run in different processes, so
 * what one leaves for the next is in the database or in the slices.
 *
 * A step that throws ends the attempt: lost connections and answers of 502, 503 and 504
 * are tried again, anything else fails the run. Nothing it wrote stays.
 */
export interface Job<Slice = any> {
  /** Names the queue and the publications; letters, digits, `-` and `_`. */
  name: string;
  /**
   * Stores what live sources say, before anything is read; what failed fails the run, which
   * publishes nothing. Returns what could not be had and fails nothing, to be counted in the run.
   */
  land?(context: LandContext): Promise<Counts>;
  /**
   * Versions of everything the figures of each period come from: equal versions must give equal
   * figures. Asked for all known periods at once, so what they share should be read once.
   */
  inputs(
    periods: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Inputs>>;
  /** Cuts the run into slices (JSON), which several workers then shape at once. */
  prepare(context: StepContext): Promise<Slice[]>;
  /** Computes the facts of one slice into the run's own rows. */
  shape(context: StepContext, slice: Slice): Promise<Counts>;
  /** What needs all slices done; in the transaction that publishes, so it need not be repeatable. */
  conclude(context: StepContext): Promise<Counts>;
  /** Last words of the publishing transaction, the pointer already moved: refresh what readers join on. */
  onPublish?(trx: Knex.Transaction, run: RunIdentity): Promise<void>;
  /**
   * Removes all rows of a run that no reader will see (again). May be called more than
   * once. It need not write through `trx`, as what can't be done in a transaction may be
   * needed here; it should give up rather than wait for long, and is called again.
   */
  drop(runId: string, trx: Knex.Transaction): Promise<void>;
}

/** What landing is given. It writes to stores of its own, whether the run is held or not: the same twice is once. */
export interface LandContext
  extends Pick<StepContext, 'period' | 'log' | 'signal'> {
  /** What sources said before then is not what was asked for; on the database's clock. */
  requestedAt: Date;
}

/** Identity, with types. */
export const defineJob = <Slice>(job: Job<Slice>): Job<Slice> => job;
