import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
type Knex = Awaited<ReturnType<TestDatabases['init']>>;

describe('`migrate` of the portal', () => {
  let db: Knex;
  let folder: string;
  const addMigration = (name: string, sql: string) =>
    writeFileSync(
      join(folder, `${name}.js`),
      `exports.up = knex => knex.raw('${sql}'); exports.down = () => {};`,
    );

  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    folder = mkdtempSync(join(tmpdir(), 'rosetta-portal-'));
    addMigration('1_thing', 'create table thing (id text)');
    const { password, ...connection } = db.client.config.connection;
    writeFileSync(
      join(folder, 'app-config.yaml'),
      // JSON is YAML too.
      JSON.stringify({
        app: { baseUrl: 'http://localhost' },
        backend: {
          baseUrl: 'http://localhost',
          // A port that nobody may open here, and a pause that nobody need wait for.
          listen: { host: '192.0.2.1', port: 80 },
          lifecycle: { serverShutdownDelay: { seconds: 600 } },
          database: {
            client: 'pg',
            pluginDivisionMode: 'schema',
            ensureSchemaExists: true,
            skipMigrations: true,
            connection: { ...connection, password },
          },
        },
      }),
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const migrate = async () => {
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, '__testUtils__/migratingPortal.ts'),
        'migrate',
        '--config',
        join(folder, 'app-config.yaml'),
      ],
      {
        env: {
          ...process.env,
          // Backstage's handlers of failures are not there under NODE_ENV=test.
          NODE_ENV: 'production',
          DEMO_MIGRATIONS: folder,
        },
      },
    );
    let output = '';
    const keep = (text: string) => {
      output += text;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const [status] = await once(child, 'close');
    return { status, output };
  };

  const tasks = () =>
    db.withSchema('demo').table('backstage_backend_tasks__tasks').select();

  it('migrates what plugins would not at their start, runs none of their tasks, and exits with 0', async () => {
    const { status, output } = await migrate();
    expect({ status, output }).toMatchObject({ status: 0 });
    expect(output).toContain('The plugin stopped');
    expect(output).not.toContain('The task ran');
    expect(await db.schema.withSchema('demo').hasTable('thing')).toBe(true);
    expect(await tasks()).toMatchObject([
      { id: 'demo-task', current_run_ticket: null },
    ]);
    expect(
      await db.schema
        .withSchema('late')
        .hasTable('backstage_backend_tasks__tasks'),
    ).toBe(true);
  });

  it('frees the lock that a killed process left, and lets one at a time', async () => {
    await migrate();
    await db
      .withSchema('demo')
      .table('knex_migrations_lock')
      .update({ is_locked: 1 });
    addMigration('2_size', 'alter table demo.thing add column size int');
    const both = await Promise.all([migrate(), migrate()]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    expect(
      await db.withSchema('demo').table('knex_migrations').pluck('name'),
    ).toEqual(['1_thing.js', '2_size.js']);
  });

  it('exits with 1 and names the migration that failed, and the plugin', async () => {
    addMigration('2_wrong', 'drop table nothing');
    const { status, output } = await migrate();
    expect(output).toContain('2_wrong.js');
    expect(output).toMatch(
      /The portal cannot migrate\. [^]*Plugin 'demo' startup failed/,
    );
    expect(status).toBe(1);
  });
});
