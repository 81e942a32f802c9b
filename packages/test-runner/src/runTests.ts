import { join } from 'node:path';
import { dropStores } from '@rosetta/launcher';
import { Home, createHome, homeAt, rosettaHome } from '@rosetta/launcher/home';
import { Output } from '@rosetta/launcher/output';
import {
  LAUNCHER,
  Records,
  Supervisor,
  claim,
  killAll,
  watchForLeaving,
} from '@rosetta/launcher/supervisor';
import { Outcome, runStages } from './runStages';
import { Selection, TestOptions, selectStages } from './selection/selectStages';
import { installPrograms } from './setup/installPrograms';
import { Counts, Stage, sumOf } from './stage';
import { testStores } from './testStores';

export interface TestResult extends Counts {
  /** Something could not run on this machine. */
  incomplete: boolean;
}

/** Runs the stages that are chosen; what they found. */
export async function runTests(
  options: TestOptions,
  output: Output,
): Promise<TestResult> {
  const print = (text: string) => output.line(text);
  const selection = await selectStages(options, print);
  const programs = selection.stages.flatMap(stage => stage.programs ?? []);
  await installPrograms(programs, print);
  const outcomes = await inOwnHome(selection, output);
  return {
    ...sumOf(outcomes),
    incomplete: outcomes.some(({ leftOut = [] }) => leftOut.length > 0),
  };
}

async function inOwnHome(
  { stages, ...selection }: Selection,
  output: Output,
): Promise<Outcome[]> {
  const home = homeAt(join(rosettaHome().dir, 'test'));
  createHome(home);
  const records = new Records(home.run);
  await claim(records, { title: 'The test run' });
  const { received: received } = watchForLeaving(() => {
    killAll(records);
    process.exit(1);
  });
  const shutdown = new AbortController();
  received.then(() => shutdown.abort());
  const { signal } = shutdown;
  try {
    return await withStores(stages, { home, records, output }, env =>
      runStages(stages, { ...selection, dir: home.dir, env, signal }),
    );
  } finally {
    records.remove(LAUNCHER);
  }
}

/** The platform under the browser tests brings its own. */
async function withStores<T>(
  stages: readonly Stage[],
  { home, records, output }: { home: Home; records: Records; output: Output },
  run: (env: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  if (!stages.some(({ needsStores }) => needsStores)) return run({});
  dropStores(home);
  const { components, env } = await testStores(home);
  const context = { records, logs: home.logs, output };
  const supervisor = new Supervisor(components, context);
  try {
    await supervisor.start();
    return await run(env);
  } finally {
    await supervisor.stop();
    dropStores(home);
  }
}
