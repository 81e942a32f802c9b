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

/** A runner that failed without a failed test, say in its set-up, is a failure all the same. */
export const orFailed = <C extends Counts>(ok: boolean, counts: C): C =>
  ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
