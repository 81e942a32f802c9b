import { ChildProcess, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { Bench, createBench, PERIOD, REPROCESS } from '../__testUtils__/bench';
import { changeRaw, publishedFigures, ToyPoint } from '../__testUtils__/toyJob';
import { waitUntil } from '@rosetta/test-kit';

jest.setTimeout(90_000);

const connectionJson = (db: Knex) => {
  const { host, port, user, database, password } = db.client.config.connection;
  return JSON.stringify({ host, port, user, database, password });
};

/** A worker in a process of its own; resolves when it has come to the point. */
const startWorkerUpTo = async (db: Knex, point: ToyPoint) => {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(__dirname, '../__testUtils__/toyWorkerProcess.ts'),
      connectionJson(db),
      point,
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  // The loader that compiles TypeScript talks on this channel too.
  for await (const [message] of on(child, 'message'))
    if (message === point) break;
  return child;
};

const kill = async (child: ChildProcess) => {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
};

/** Notes each state of the published figures that a reader could see. */
const watchFigures = (db: Knex) => {
  const seen: string[] = [];
  let watching = true;
  const recordFigures = async () => {
    const { facts, sum, total } = await publishedFigures(db, PERIOD);
    const figures = `${facts} ${sum} ${total}`;
    if (seen.at(-1) !== figures) seen.push(figures);
  };
  const done = (async () => {
    while (watching) {
      await recordFigures();
      await delay(50);
    }
  })();
  return async () => {
    watching = false;
    await done;
    await recordFigures();
    return seen;
  };
};

/**
 * The stage that the second attempt goes on with, and its slices that are done. Where one was
 * killed in a slice, the new worker did the others as a helper, before the run was its own.
 */
const KEPT: Partial<Record<ToyPoint, string>> = {
  shape: 'shape 7',
  'add-up': 'add-up 1',
  conclude: 'add-up 2',
  publish: 'add-up 2',
};

/** Kills a worker at a point, starts another, and gives what readers and the run show. */
const killAt = async (bench: Bench, point: ToyPoint) => {
  const { db, runs } = bench;
  await bench.once();
  await changeRaw(db);
  const stopWatching = watchFigures(db);

  const { id } = await runs.request(REPROCESS);
  await kill(await startWorkerUpTo(db, point));
  const killedAt = Date.now();
  await bench.startWorker();
  await waitUntil(async () => (await runs.get(id)).attempt === 2, 30_000);
  const recoveredAfterMs = Date.now() - killedAt;
  const run = await bench.ended(id);
  const kept = (await bench.messages(id))
    .map(message => /Resumed in stage (\S+) after (\d)/.exec(message))
    .find(Boolean)
    ?.slice(1)
    .join(' ');
  const seen = await stopWatching();
  return { run, recoveredAfterMs, seen, kept };
};

describe('kill -9 of a worker', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  it.concurrent.each<ToyPoint>([
    'prepare',
    'shape',
    'add-up',
    'conclude',
    'publish',
  ])(
    'in %s: another worker goes on with the run, with the same figures, and readers see the old ones until then',
    async point => {
      const bench = await createBench(databases);
      try {
        const { run, recoveredAfterMs, seen, kept } = await killAt(
          bench,
          point,
        );
        expect(recoveredAfterMs).toBeLessThan(30_000);
        expect(run).toMatchObject({
          state: 'succeeded',
          published: true,
          counts: { facts: 200, totals: 1 },
        });
        // 1.25 × (1 + … + 200), and then 1 more for each line.
        expect(seen).toEqual([
          '200 25125.00 25125.00',
          '200 25325.00 25325.00',
        ]);
        expect(kept).toBe(KEPT[point]);
      } finally {
        await bench.stop();
      }
    },
  );
});
