import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMAINS } from '@rosetta/contracts/domains';
import { databaseUrl, testAuditConfig } from '@rosetta/service-kit/testUtils';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { exportJWK, generateKeyPair } from 'jose';

jest.setTimeout(120_000);

const PACKAGES = join(__dirname, '../../..');
const NOWHERE = 'http://127.0.0.1:1';
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const folder = mkdtempSync(join(tmpdir(), 'rosetta-migrate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (name: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(PACKAGES, name, 'src/main.ts'),
      ...args,
    ],
    { encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  );
  return { status, output: stdout + stderr };
};

/** Everything else that the process would need to serve is away. */
const configure = async (url: string) => {
  const keys = await generateKeyPair('ES256', { extractable: true });
  const file = join(folder, 'app-config.yaml');
  // JSON is YAML too.
  writeFileSync(
    file,
    JSON.stringify({
      rosetta: {
        identity: {
          gateway: { jwksUrl: NOWHERE },
          machineKey: await exportJWK(keys.privateKey),
        },
        audit: testAuditConfig(),
        cache: { kind: 'redis', url: 'redis://127.0.0.1:1' },
        defaults: {
          service: { baseUrl: NOWHERE },
          database: { connection: url },
        },
        rawStore: { kind: 'postgres', connection: url },
        sources: {},
      },
    }),
  );
  return file;
};

it.each(
  DOMAINS.flatMap(({ service, batch }) => [service, ...(batch ? [batch] : [])]),
)(
  '$name migrate brings its databases up to date and exits with 0',
  async ({ name }) => {
    const db = await databases.init('POSTGRES_18');
    const file = await configure(databaseUrl(db));
    expect(run(name, 'migrate', '--config', file)).toMatchObject({ status: 0 });
    const tables = await db('pg_tables')
      .where('tablename', 'like', '%\\_migrations')
      .pluck('tablename');
    expect(tables.length).toBeGreaterThan(0);
  },
);

it('a service refuses a command that it does not have', () => {
  const { service } = DOMAINS[0];
  const { status, output } = run(service.name, 'migrat');
  expect(output).toContain(
    'There is no command "migrat". There are: serve, migrate',
  );
  expect(status).toBe(1);
});

it('a service whose database is away says so, and exits with 1', async () => {
  const { service } = DOMAINS[0];
  const file = await configure('postgres://u:hunter2@127.0.0.1:1/demo');
  const { status, output } = run(service.name, 'migrate', '--config', file);
  expect(output).toContain(`${service.name} cannot migrate: `);
  expect(output).toContain('Is PostgreSQL running');
  expect(output).not.toContain('hunter2');
  expect(status).toBe(1);
});
