import { inspect } from 'node:util';
import { formatCounts, formatSummary } from './format';
import { FAILED, Stage, StageContext, StageResult, skippedBy } from './stage';

export interface Outcome extends StageResult {
  name: string;
  seconds: number;
}

/** Each stage as soon as those before it are done, whatever they found; then a summary. */
export async function runStages(
  stages: readonly Stage[],
  context: StageContext,
): Promise<Outcome[]> {
  const running = new Map<string, Promise<Outcome>>();
  for (const stage of stages) {
    const before = stage.after.map(name => running.get(name));
    running.set(
      stage.name,
      Promise.all(before).then(() => runStage(stage, context)),
    );
  }
  const outcomes = await Promise.all(running.values());
  print(formatSummary(outcomes));
  return outcomes;
}

async function runStage(stage: Stage, context: StageContext): Promise<Outcome> {
  if (context.signal.aborted)
    return { ...FAILED, name: stage.name, seconds: 0 };
  print(`\n▶ ${stage.name}: ${stage.description}`);
  const started = performance.now();
  const result = await resultOf(stage, context);
  const outcome = {
    ...result,
    skipped: result.skipped + skippedBy(result.leftOut),
    name: stage.name,
    seconds: (performance.now() - started) / 1_000,
  };
  const mark = outcome.failed > 0 ? '✘' : '✔';
  print(
    `${mark} ${stage.name}: ${formatCounts(outcome)}, ${outcome.seconds.toFixed(
      0,
    )} s`,
  );
  return outcome;
}

async function resultOf(
  stage: Stage,
  context: StageContext,
): Promise<StageResult> {
  try {
    return await stage.run(context);
  } catch (error) {
    // A stage that could not even run has failed; the others still say what they found.
    print(context.signal.aborted ? 'Interrupted' : inspect(error));
    return FAILED;
  }
}

function print(text: string) {
  process.stdout.write(`${text}\n`);
}
