import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, waitUntil } from '@rosetta/test-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { FaultProxy } from '@rosetta/http-kit/testUtils';
import { MigrationFolder } from '../__testUtils__/MigrationFolder';
import { databaseUrl } from '../testUtils';
import { createCache } from '../cache/createCache';
import { createDatabase } from '../database/createDatabase';
import { migrate } from '../database/migrate';
import { createHealth } from '../health/createHealth';
import { createProbesApp } from '../http/createServiceApp';
import { createLogger } from '../logger';
import { cacheDependency, databaseDependency } from './dependencies';
import { startService } from './startService';
import { Dependency } from './types';

const logger = createLogger({ service: 'demo-api', level: 'silent' });
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const MIGRATIONS = {
  directory: join(__dirname, '../__testUtils__/migrations'),
  tableName: 'demo_migrations',
};

const startWith = (...dependencies: Dependency[]) => {
  const health = createHealth({ version: '1' });
  const app = createProbesApp({ version: '1', logger, health });
  const listen = { app, host: '127.0.0.1', port: 0 };
  return startService({
    name: 'demo-api',
    logger,
    health,
    listen,
    dependencies,
  });
};

it('a service without its database does not start and reports the cure', async () => {
  const db = createDatabase(
    { connection: 'postgres://u:hunter2@127.0.0.1:1/demo', pool: {} },
    { name: 'demo_db', logger },
  );

  await expect(
    startWith(databaseDependency(db, { name: 'demo_db' })),
  ).rejects.toThrow(
    'demo-api cannot start: demo_db: connect ECONNREFUSED 127.0.0.1:1. ' +
      'Is PostgreSQL running, and does rosetta.databases.demo_db.connection name it?',
  );
});

it('a service migrates its database, checks it, and starts without Redis', async () => {
  const db = await databases.init('POSTGRES_18');
  const cache = createCache(
    { kind: 'redis', url: 'redis://:hunter2@127.0.0.1:1' },
    { name: 'demo-api', logger },
  );
  const service = await startWith(
    databaseDependency(db, { name: 'demo_db', migrations: [MIGRATIONS] }),
    cacheDependency(cache),
  );

  const answer = await fetch(`${service.url}/health`);
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({
    status: 'degraded',
    checks: [
      { name: 'demo_db', status: 'up', required: true },
      { name: 'cache', status: 'down', required: false },
    ],
  });
  expect(text).not.toMatch(/hunter2|127\.0\.0\.1/);
  expect(await db.schema.hasTable('thing')).toBe(true);
  await service.stop('test');
});

it('a service names the database that went away, in its readiness, and comes back with it', async () => {
  const proxy = await FaultProxy.start();
  const url = new URL(databaseUrl(await databases.init('POSTGRES_18')));
  proxy.setTarget(Number(url.port));
  url.port = new URL(proxy.url).port;
  const db = createDatabase(
    { connection: url.href, pool: {} },
    { name: 'demo_db', logger },
  );
  const service = await startWith(databaseDependency(db, { name: 'demo_db' }));
  const readiness = async () => {
    // Reports are kept for a second.
    await sleep(1_100);
    const answer = await fetch(`${service.url}/health/ready`);
    const { checks } = await answer.json();
    return { status: answer.status, checks };
  };
  expect((await readiness()).status).toBe(200);

  await proxy.kill();
  expect(await readiness()).toEqual({
    status: 503,
    checks: [
      {
        name: 'demo_db',
        status: 'down',
        required: true,
        error: expect.any(String),
      },
    ],
  });
  await expect(db.raw('select 1')).rejects.toThrow();

  await proxy.listen();
  expect((await readiness()).status).toBe(200);
  await service.stop('the test ends');
  await proxy.kill();
});

describe('a service whose database another release migrates', () => {
  const RELEASE = {
    '1_thing.js': { up: 'create table thing (id text primary key)' },
    '2_size.js': { up: 'alter table thing add column size int' },
  };
  const start = async () => {
    const db = await databases.init('POSTGRES_18');
    const folder = await MigrationFolder.create(RELEASE);
    const service = await startWith(
      databaseDependency(db, { name: 'demo_db', migrations: [folder] }),
    );
    const probe = async (path: string) => {
      // Reports are kept for a second.
      await sleep(1_100);
      const answer = await fetch(service.url + path);
      const { checks } = await answer.json();
      return { status: answer.status, checks };
    };
    const stop = async () => {
      await service.stop('the test ends');
      await folder.remove();
    };
    return { db, probe, stop };
  };

  it('stays ready when the database is ahead of it', async () => {
    const { db, probe, stop } = await start();
    await db('demo_migrations').insert({ name: '3_newer.js', batch: 2 });
    await db.raw('alter table thing add column colour text');

    expect(await probe('/health/ready')).toMatchObject({
      status: 200,
      checks: [{ name: 'demo_db', status: 'up' }],
    });
    await stop();
  });

  it('is not ready when the database is behind it, and says what is missing and what to do', async () => {
    const { db, probe, stop } = await start();
    await db('demo_migrations').where({ name: '2_size.js' }).delete();

    expect(await probe('/health/ready')).toMatchObject({
      status: 503,
      checks: [
        {
          name: 'demo_db',
          status: 'down',
          error:
            'demo_db is behind this release, without 2_size.js. ' +
            'Run the command `migrate` of this release, or start it once more where it migrates at its start.',
        },
      ],
    });
    expect((await probe('/health/live')).status).toBe(200);

    await db.schema.dropTable('demo_migrations');
    expect((await probe('/health/ready')).checks[0].error).toContain(
      'without 1_thing.js, 2_size.js',
    );
    await stop();
  });
});

it('a service whose migration fails does not start, and names it and what holds', async () => {
  const folder = await MigrationFolder.create({
    '1_thing.js': { up: 'create table thing (id text primary key)' },
  });
  const migrations = [folder];
  const start = async (connection: string) =>
    startWith(
      databaseDependency(
        createDatabase({ connection, pool: {} }, { name: 'demo_db', logger }),
        { name: 'demo_db', migrations },
      ),
    );
  const url = databaseUrl(await databases.init('POSTGRES_18'));
  const before = await start(url);
  await folder.add({ '2_wrong.js': { up: 'drop table nothing' } });

  await expect(start(url)).rejects.toThrow(
    'demo-api cannot start: demo_db: migration 2_wrong.js failed: drop table nothing - table "nothing" does not exist. ' +
      'What was applied before it stays, and the release before runs on it: correct the migration, then start again.',
  );
  expect((await fetch(`${before.url}/health/live`)).status).toBe(200);
  await before.stop('the test ends');
  await folder.remove();
});

describe('a service that another process migrates', () => {
  const FIRST = {
    '1_thing.js': { up: 'create table thing (id text primary key)' },
  };

  it('waits for the migrations, says which, and is ready once they are applied', async () => {
    const db = await databases.init('POSTGRES_18');
    const folder = await MigrationFolder.create(FIRST);
    const health = createHealth({ version: '1' });
    const port = await freePort();
    const started: string[] = [];
    const starting = startService({
      name: 'demo-api',
      logger,
      health,
      listen: {
        app: createProbesApp({ version: '1', logger, health }),
        host: '127.0.0.1',
        port,
      },
      migrateAtStart: false,
      dependencies: [
        databaseDependency(db, { name: 'demo_db', migrations: [folder] }),
        {
          name: 'worker',
          required: true,
          start: async () => void started.push('worker'),
        },
      ],
    });
    const probe = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: answer.status, ...(await answer.json()) };
    };
    let report: Awaited<ReturnType<typeof probe>> | undefined;
    await waitUntil(async () => {
      report = await probe('/health/ready').catch(() => undefined);
      return /behind/.test(report?.checks[0]?.error);
    });
    expect(report).toMatchObject({
      status: 'starting',
      checks: [
        {
          name: 'demo_db',
          error: expect.stringMatching(
            /^demo_db is behind this release, without 1_thing\.js\. Run the command `migrate`/,
          ),
        },
      ],
    });
    expect(await db.schema.hasTable('thing')).toBe(false);
    expect(started).toEqual([]);

    await migrate(db, folder);
    const service = await starting;
    expect(started).toEqual(['worker']);
    await waitUntil(async () => (await probe('/health/ready')).status === 'up');
    await service.stop('the test ends');
    await folder.remove();
  });
});

it('liveness and the startup probe ask no database', async () => {
  const db = await databases.init('POSTGRES_18');
  const asked: string[] = [];
  const service = await startWith(databaseDependency(db, { name: 'demo_db' }));
  db.on('query', ({ sql }) => asked.push(sql));

  for (const path of ['/health/live', '/health/startup']) {
    const answer = await fetch(service.url + path);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: 'up', checks: [], version: '1', since: expect.any(String) },
    ]);
  }
  expect(asked).toEqual([]);

  await fetch(`${service.url}/health/ready`);
  expect(asked).toEqual(['select 1']);
  await service.stop('the test ends');
});
