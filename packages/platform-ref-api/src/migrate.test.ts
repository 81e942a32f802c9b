import { TestDatabases } from '@rosetta/test-kit/databases';
import { migrate } from '@rosetta/service-kit';
import { REF_MIGRATIONS } from './migrate';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('migrations of platform_ref_db', () => {
  it('migrate up, down without leftovers, and up again', async () => {
    const db = await databases.init('POSTGRES_18');
    const tables = async () => {
      const rows = await db('pg_tables')
        .where('schemaname', 'public')
        .whereNot('tablename', 'like', 'platform_ref_migrations%')
        .pluck('tablename');
      return rows.sort();
    };
    await migrate(db, REF_MIGRATIONS);
    expect(await tables()).toEqual([
      'change_request',
      'change_request_comment',
      'ref_application',
      'ref_audit',
      'ref_group',
      'ref_pivot',
      'ref_relation',
      'ref_version',
    ]);
    await db.migrate.rollback(REF_MIGRATIONS);
    expect(await tables()).toEqual([]);
    await migrate(db, REF_MIGRATIONS);
    expect(await tables()).toHaveLength(8);
  });
});
