import { TestDatabases } from '@rosetta/test-kit/databases';
import { MigrationFolder } from '../__testUtils__/MigrationFolder';
import { createDatabase } from '../database/createDatabase';
import { createLogger } from '../logger';
import { databaseUrl } from '../testUtils';
import { databaseDependency } from './dependencies';
import { migrateDependencies } from './migrateDependencies';
import { Dependency } from './types';

const logger = createLogger({ service: 'demo-api', level: 'silent' });
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('the command `migrate`', () => {
  let folder: MigrationFolder;
  let connection: string;
  beforeEach(async () => {
    folder = await MigrationFolder.create({
      '1_thing.js': { up: 'create table thing (id text primary key)' },
    });
    connection = databaseUrl(await databases.init('POSTGRES_18'));
  });
  afterEach(() => folder.remove());

  const open = () =>
    createDatabase({ connection, pool: {} }, { name: 'demo_db', logger });
  const migrateWith = (...others: Dependency[]) => {
    const database = databaseDependency(open(), {
      name: 'demo_db',
      migrations: [folder],
    });
    const dependencies = [database, ...others];
    return migrateDependencies({ name: 'demo-api', logger, dependencies });
  };
  const read = async <T>(act: (db: ReturnType<typeof open>) => Promise<T>) => {
    const db = open();
    return act(db).finally(() => db.destroy());
  };

  it('applies what is missing, and starts nothing', async () => {
    const calls: string[] = [];
    await migrateWith({
      name: 'queue',
      required: true,
      start: async () => void calls.push('start'),
      stop: async () => void calls.push('stop'),
    });
    expect(await read(db => db.schema.hasTable('thing'))).toBe(true);
    expect(calls).toEqual([]);
  });

  it('applies each migration once when several run it, and nothing when it is run again', async () => {
    await Promise.all([migrateWith(), migrateWith(), migrateWith()]);
    await migrateWith();
    expect(await read(db => db('demo_migrations').pluck('name'))).toEqual([
      '1_thing.js',
    ]);
  });

  it('fails with the name of the migration and what to do, and closes what it opened', async () => {
    await migrateWith();
    await folder.add({ '2_wrong.js': { up: 'drop table nothing' } });
    await expect(migrateWith()).rejects.toThrow(
      'demo-api cannot migrate: demo_db: migration 2_wrong.js failed: drop table nothing - table "nothing" does not exist. ' +
        'What was applied before it stays, and the release before runs on it: correct the migration, then start again.',
    );
    const others = await read(db =>
      db('pg_stat_activity')
        .where({ application_name: 'demo_db' })
        .whereRaw('datname = current_database() and pid <> pg_backend_pid()'),
    );
    expect(others).toEqual([]);
  });
});
