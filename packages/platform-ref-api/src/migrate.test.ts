import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  auditDependency,
  createLogger,
  keepAudit,
  migrate,
  verifyTrail,
} from '@rosetta/service-kit';
import { testAudit } from '@rosetta/service-kit/testUtils';
import { REF_AUDIT, refAudit } from './audit/refAudit';
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
      'attestation',
      'catalog_component',
      'change_request',
      'change_request_approval',
      'change_request_comment',
      'change_request_notice',
      'ref_application',
      'ref_audit',
      'ref_field_origin',
      'ref_group',
      'ref_import',
      'ref_import_row',
      'ref_pivot',
      'ref_relation',
      'ref_source_value',
      'ref_version',
    ]);
    await db.migrate.rollback(REF_MIGRATIONS);
    expect(await tables()).toEqual([]);
    await migrate(db, REF_MIGRATIONS);
    expect(await tables()).toHaveLength(16);
  });

  it('chain what releases before there were keys have audited, whose hashes were intact', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrate(db, REF_MIGRATIONS);
    const config = { ...REF_MIGRATIONS, loadExtensions: ['.js'] };
    while (await db.schema.hasColumn('ref_audit', 'mac'))
      await db.migrate.down(config);
    const row = {
      at: '2026-01-01T00:00:00.000Z',
      version: 0,
      change_request: 'cr-1',
      author: 'user:default/engineer',
      approver: 'user:default/referentiel-admin',
      request_id: 'request-1',
      kind: 'application',
      entity_id: 'app-shop',
      op: 'update',
      after: JSON.stringify([
        { validFrom: null, validTo: null, fields: { name: 'Shop' } },
      ]),
    };
    const [first, second] = [
      'a18f3b2713cdd7d1bd4dfd94b392bb8301cdad1e836d4ccb92815e616eff7bf0',
      '52c9a09c667123e8cfe36fad35afe05fa889daa3d357e0f5ee1850d5334e1ae2',
    ];
    await db('ref_audit').insert([
      { ...row, seq: 1, previous_hash: '0'.repeat(64), hash: first },
      { ...row, seq: 2, previous_hash: first, hash: second, content_hash: 'abc', approvals: '[]' },
    ]); // prettier-ignore

    await migrate(db, REF_MIGRATIONS);
    const chain = testAudit(REF_AUDIT.chain);
    keepAudit(db, chain);
    const logger = createLogger({ service: 'test', level: 'silent' });
    const audit = auditDependency({ db, table: REF_AUDIT, chain, logger });
    await audit.start!();
    await audit.stop!();

    const [begin, ...older] = await refAudit(db).page({ limit: 10 });
    expect(begin).toMatchObject({
      op: 'begin',
      after: { rows: 2, lastSeq: 2, hashes: { valid: true, checked: 2 } },
    });
    expect(older.map(({ actor }) => actor)).toEqual([
      'user:default/engineer',
      'user:default/engineer',
    ]);
    expect(await verifyTrail(db, REF_AUDIT, chain)).toMatchObject({
      valid: true,
      checked: 3,
      checkpoint: { seq: 3 },
    });
  });
});
