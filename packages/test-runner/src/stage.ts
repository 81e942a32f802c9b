/** What a stage found. A check that is not made of tests counts as one. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Something that could not run here, and what it needs. It counts as skipped. */
export interface LeftOut {
  what: string;
  why: string;
  /** How many tests or checks. */
  count: number;
}

/** One file or test, for the list of the slowest. */
export interface Timing {
  name: string;
  seconds: number;
}

export interface StageResult extends Counts {
  leftOut?: readonly LeftOut[];
  timings?: readonly Timing[];
}

export interface StageContext {
  signal: AbortSignal;
  /** For reports and stores of this run. */
  dir: string;
  env: NodeJS.ProcessEnv;
  /** A commit: tools that can do so check only what changed since then. */
  since?: string;
  /** Files that changed since then, from the root. */
  changed?: readonly string[];
  /** Names of the packages that the changes can affect; all when not said. */
  affected?: readonly string[];
}

export interface Stage {
  name: string;
  description: string;
  /** Stages that must come first, if they are to run at all. */
  after: readonly string[];
  /** Only when it is named. */
  onRequest?: boolean;
  /** Programs that npm does not bring; without them it leaves something out. */
  programs?: readonly Program[];
  /** Its tests need PostgreSQL. */
  needsStores?: boolean;
  run(context: StageContext): Promise<StageResult>;
}

/** Programs that the tests use and npm does not bring. */
export type Program = 'chromium' | 'promtool' | 'redis-server';

export const PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };
export const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };

/** A stage of which nothing could run. */
export const leftOut = (part: LeftOut): StageResult => ({
  ...sumOf([]),
  leftOut: [part],
});

export const skippedBy = (parts: readonly LeftOut[] = []) =>
  parts.reduce((sum, { count }) => sum + count, 0);

export function sumOf(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, counts) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}
