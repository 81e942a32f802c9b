import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Counts, StageContext } from '../stage';

/** A fresh path for what a test runner reports; an old report must not be taken for this run's. */
export function reportFile({ dir }: Pick<StageContext, 'dir'>, name: string) {
  const file = join(dir, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/** Undefined when the runner did not come as far as to write one. */
export function readReport<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** What Jest reports as JSON, as far as it is read here. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { name: string; startTime: number; endTime: number }[];
}

export const countTests = (report: JestReport | undefined): Counts => ({
  passed: report?.numPassedTests ?? 0,
  // A file that can't even be loaded has no test that failed.
  failed:
    (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0),
  skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
});

/** A runner that failed without a failed test, say in its set-up, is a failure all the same. */
export const orFailed = <C extends Counts>(ok: boolean, counts: C): C =>
  ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
