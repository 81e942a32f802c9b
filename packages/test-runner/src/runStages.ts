import { inspect } from 'node:util';
import { Counts, FAILED, Stage, StageContext } from './types';

interface Outcome extends Counts {
  name: string;
  seconds: number;
}

/** Each stage as soon as those before it are done, whatever they found; then a table. */
export async function runStages(
  stages: readonly Stage[],
  context: StageContext,
): Promise<Counts> {
  const running = new Map<string, Promise<Outcome>>();
  for (const stage of stages) {
    const before = stage.after.map(name => running.get(name));
    running.set(
      stage.name,
      Promise.all(before).then(() => runStage(stage, context)),
    );
  }
  const outcomes = await Promise.all(running.values());
  print(formatOutcomes(outcomes));
  return total(outcomes);
}

async function runStage(stage: Stage, context: StageContext): Promise<Outcome> {
  print(`\n▶ ${stage.name}: ${stage.description}`);
  const started = performance.now();
  const counts = await stage.run(context).catch((error: unknown) => {
    // A stage that could not even run has failed; the others still say what they found.
    print(inspect(error));
    return FAILED;
  });
  const seconds = (performance.now() - started) / 1_000;
  const mark = counts.failed > 0 ? '✘' : '✔';
  print(
    `${mark} ${stage.name}: ${formatCounts(counts)}, ${seconds.toFixed(0)} s`,
  );
  return { name: stage.name, seconds, ...counts };
}

function formatOutcomes(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(
    ({ name, seconds, passed, failed, skipped }) =>
      `${name.padEnd(10)} ${seconds.toFixed(0).padStart(7)} s ${cell(
        passed,
      )} ${cell(failed)} ${cell(skipped)}`,
  );
  const header = `${'part'.padEnd(10)} ${'time'.padStart(
    9,
  )} ${'passed'.padStart(8)} ${'failed'.padStart(8)} ${'skipped'.padStart(8)}`;
  return ['', header, ...rows, ''].join('\n');
}

function cell(count: number) {
  return String(count).padStart(8);
}

export function formatCounts({ passed, failed, skipped }: Counts): string {
  const text = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${text}, ${skipped} skipped` : text;
}

export function total(all: readonly Counts[]): Counts {
  return all.reduce((sum, counts) => ({
    passed: sum.passed + counts.passed,
    failed: sum.failed + counts.failed,
    skipped: sum.skipped + counts.skipped,
  }));
}

function print(text: string) {
  process.stdout.write(`${text}\n`);
}
