import { Inputs, JobDescription, RunIdentity } from '@rosetta/run-kit';
import { Knex } from 'knex';

/** What was done, by name: `{ lines: 1000, direct: 660 }`. Added up over the slices of all stages. */
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
  /** What `inputs` answered when this attempt began. */
  inputs: Inputs;
  /** The published runs that it reads, by job and period. */
  reads: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /**
   * Everything the step writes goes through this transaction. It commits only if the
   * run is still this worker's; when it is not, nothing of the step stays.
   */
  trx: Knex.Transaction;
  log: RunLog;
  /** Aborts when the run is cancelled or lost, or when the worker must stop. */
  signal: AbortSignal;
}

/** A part of a job that several workers share; the next one begins when all its slices are done. */
export interface Stage<Slice = any> {
  /** Shown as the step of the run; letters, digits and `-`. */
  name: string;
  /** Cuts the stage into slices (JSON) when it begins, so it sees what earlier stages wrote. */
  slices(context: StepContext): Promise<Slice[]>;
  /** Computes one slice into the run's own rows. */
  run(context: StepContext, slice: Slice): Promise<Counts>;
}

/**
 * How a period is computed and published. The steps may run in different processes, so
 * what one leaves for the next is in the database or in the slices.
 *
 * A step that throws ends the attempt: lost connections and answers of 502, 503 and 504
 * are retried, anything else fails the run. Nothing it wrote stays.
 */
export interface Job extends JobDescription {
  /** The reason that is shown for a run that had nothing to do. */
  unchanged: string;
  /** Periods that something has landed for; without it, those of the publications that it reads. */
  landed?(signal: AbortSignal): Promise<readonly string[]>;
  /**
   * Of the periods that are known, those that are looked at for unpublished input; all when not said. The
   * others are run when they are asked for.
   */
  due?(periods: readonly string[]): readonly string[];
  /**
   * Stores what live sources answer, before anything is read; a failure fails the run, which
   * publishes nothing. Returns the numbers of gaps that fail nothing, to be counted in the run.
   */
  land?(context: LandContext): Promise<Counts>;
  /**
   * Versions of everything the figures of each period come from, besides the publications that
   * it reads: equal versions must give equal figures. Called with all known periods at once, so
   * what they share should be read once.
   */
  inputs(
    periods: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Inputs>>;
  /**
   * Versions of what only its stages could tell that a run reads: kept in its inputs when it
   * publishes, in place of those of the same names. `inputs` answers these names too, as the
   * published run of the period has them now, so that a run is due when one of them changed.
   */
  foundInputs?(context: StepContext): Promise<Inputs>;
  /** In their order. */
  stages: readonly Stage[];
  /** What needs all stages done; in the transaction that publishes, so it should be short. */
  conclude?(context: StepContext): Promise<Counts>;
  /**
   * Done in place of publishing, where the figures of a period must stay as they are: what it wrote
   * stays and is counted. Without an answer the run publishes. In the transaction that would publish.
   * @param made - what the figures come from, as it will be kept with the run
   */
  withhold?(context: StepContext, made: Inputs): Promise<Counts | undefined>;
  /** The end of the publishing transaction, the pointer already moved: refresh what readers join on. */
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
  /** What sources said before then is not what was requested; on the database's clock. */
  requestedAt: Date;
}

/** Identity, with types. */
export const defineStage = <Slice>(stage: Stage<Slice>): Stage<Slice> => stage;

/** What the step of a run says outside its stages. */
const RESERVED = ['queued', 'prepare', 'conclude', 'done'];

/** Checks what would be confused in the tables: stages are known there by their names. */
export const defineJob = (job: Job): Job => {
  const names = job.stages.map(({ name }) => name);
  const taken = names.find(
    (name, at) => RESERVED.includes(name) || names.indexOf(name) !== at,
  );
  if (names.length === 0) throw new Error(`Job ${job.name} has no stage`);
  if (taken)
    throw new Error(`Job ${job.name}: a stage can't be named "${taken}"`);
  return job;
};
