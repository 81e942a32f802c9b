import { inspect } from 'node:util';
import {
  Counts,
  FAILED,
  PASSED,
  Stage,
  StageContext,
  StageResult,
  Timing,
  sumOf,
} from '../stage';
import { coldStart } from './coldStart';
import { eagerImports } from './eagerImports';
import { generatedDomain } from './generatedDomain';
import { launcherTests } from './launcherTests';
import { lifeCycles } from './lifeCycles';
import { longSchemathesis } from './longSchemathesis';
import { HeavyCheck } from './heavyCheck';

const HEAVY_CHECKS: readonly HeavyCheck[] = [
  coldStart,
  generatedDomain,
  longSchemathesis,
  lifeCycles,
  launcherTests,
  eagerImports,
];

export const HEAVY: Stage = {
  name: 'heavy',
  description: 'checks that take minutes each',
  after: ['unit', 'build', 'browser'],
  onRequest: true,
  needsStores: true,
  programs: ['chromium'],
  run: context => runHeavy(HEAVY_CHECKS, context),
};

/** One after the other, as they measure times. */
export async function runHeavy(
  checks: readonly HeavyCheck[],
  context: StageContext,
): Promise<StageResult> {
  // Nothing to run must not look like success.
  if (checks.length === 0) throw new Error('There is no heavy check.');
  const found: Counts[] = [];
  const timings: Timing[] = [];
  for (const check of checks) {
    const started = performance.now();
    found.push(await runCheck(check, context));
    const seconds = (performance.now() - started) / 1_000;
    timings.push({ name: check.name, seconds });
  }
  return { ...sumOf(found), timings };
}

async function runCheck(
  { name, run }: HeavyCheck,
  context: StageContext,
): Promise<Counts> {
  try {
    process.stdout.write(`✔ ${name}: ${await run(context)}\n`);
    return PASSED;
  } catch (error) {
    context.signal.throwIfAborted();
    process.stdout.write(`✘ ${name}: ${inspect(error)}\n`);
    return FAILED;
  }
}
