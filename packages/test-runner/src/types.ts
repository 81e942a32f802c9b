/** What a stage found. A check that is not made of tests counts as one. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface StageContext {
  signal: AbortSignal;
  /** For reports and stores of this run. */
  dir: string;
  env: NodeJS.ProcessEnv;
}

export interface Stage {
  name: string;
  description: string;
  /** Stages that must come first, if they are to run at all. */
  after: readonly string[];
  run(context: StageContext): Promise<Counts>;
}

export const PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };
export const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };
export const SKIPPED: Counts = { passed: 0, failed: 0, skipped: 1 };
