import { join } from 'node:path';
import { dropStores } from '@rosetta/launcher';
import { createHome, Home, homeAt, rosettaHome } from '@rosetta/launcher/home';
import { Output } from '@rosetta/launcher/output';
import { Problem } from '@rosetta/launcher/problem';
import {
  watchForLeaving,
  claim,
  killAll,
  LAUNCHER,
  Records,
  Supervisor,
} from '@rosetta/launcher/supervisor';
import { DebianPackage, findProgram, installMissing } from './programs';
import { runStages } from './runStages';
import { STAGES } from './stages';
import { testStores } from './stores';
import { Counts, Stage } from './types';

/** Runs the stages that are named, or all; what they found. */
export async function runTests(
  names: readonly string[],
  output: Output,
): Promise<Counts> {
  const stages = select(names);
  getPrograms(stages);
  const home = homeAt(join(rosettaHome().dir, 'test'));
  createHome(home);
  const records = new Records(home.run);
  await claim(records, { title: 'The test run' });
  const { asked } = watchForLeaving(() => {
    killAll(records);
    process.exit(1);
  });
  const leaving = new AbortController();
  asked.then(() => leaving.abort());
  try {
    return await withStores(stages, { home, records, output }, env =>
      runStages(stages, { dir: home.dir, env, signal: leaving.signal }),
    );
  } finally {
    records.remove(LAUNCHER);
  }
}

function select(names: readonly string[]): Stage[] {
  const known = STAGES.map(({ name }) => name);
  const unknown = names.filter(name => !known.includes(name));
  if (unknown.length > 0)
    throw new Problem(
      `There is no part of the tests called ${unknown.join(', ')}.`,
      `There are: ${known.join(', ')}.`,
    );
  if (names.length === 0) return [...STAGES];
  const wanted = new Set(names);
  // The declarations that the build bundles come from the type check.
  if (wanted.has('build')) wanted.add('types');
  return STAGES.filter(({ name }) => wanted.has(name));
}

function getPrograms(stages: readonly Stage[]) {
  const has = (name: string) => stages.some(stage => stage.name === name);
  const wanted: DebianPackage[] = [];
  if (has('unit')) wanted.push('redis-server');
  if (has('browser')) wanted.push('chromium');
  installMissing(wanted);
  if (has('browser') && !findProgram('chromium'))
    throw new Problem(
      'The browser tests need Chromium, and there is none on PATH.',
      'Install it (Debian: apt-get install chromium), or leave them out: npm test -- lint types format unit build',
    );
  if (has('unit') && !findProgram('redis-server'))
    throw new Problem(
      'The tests of the cache need a real Redis, and there is no redis-server on PATH.',
      'Install it (Debian: apt-get install redis-server), or leave them out: npm test -- lint types format build browser',
    );
}

/** Only Jest's tests need stores: the platform under the browser tests brings its own. */
async function withStores(
  stages: readonly Stage[],
  { home, records, output }: { home: Home; records: Records; output: Output },
  run: (env: NodeJS.ProcessEnv) => Promise<Counts>,
): Promise<Counts> {
  if (!stages.some(({ name }) => name === 'unit')) return run({});
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
