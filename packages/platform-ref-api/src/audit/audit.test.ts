import { TestDatabases } from '@rosetta/test-kit/databases';
import { Change } from '@rosetta/contracts/ref';
import { GENESIS, hashEntry } from '@rosetta/service-kit';
import { Knex } from 'knex';
import {
  SHOP,
  TestClient,
  createTestApp,
  pivot,
} from '../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('the audit log', () => {
  let db: Knex;
  let client: TestClient;
  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
    await client.apply(SHOP);
  });

  const rows = () => db('ref_audit').orderBy('seq');

  it('records who changed what, from which value to which, and who requested it', async () => {
    const id = await client.submitted([
      {
        op: 'update',
        kind: 'application',
        id: 'app-shop',
        set: { name: 'Store' },
      },
    ]);
    await client.approve(id).set('x-request-id', 'request-7');
    expect((await rows()).at(-1)).toMatchObject({
      seq: '3',
      version: 2,
      change_request: id,
      author: 'user:default/engineer',
      approver: 'user:default/referentiel-admin',
      request_id: 'request-7',
      kind: 'application',
      entity_id: 'app-shop',
      op: 'update',
      before: [{ fields: { name: 'Shop' } }],
      after: [{ fields: { name: 'Store' } }],
    });
  });

  it('hashes each row together with the one before', async () => {
    await client.apply([
      pivot('arn:1', { validFrom: '2026-01-01' }),
      {
        op: 'update',
        kind: 'application',
        id: 'app-shop',
        set: { attributes: { b: '1', a: 'é' } },
      },
    ]);
    await client.apply([
      {
        op: 'create',
        kind: 'pivot',
        set: {
          application: 'app-shop',
          type: 'focus:subaccount',
          value: '1',
          confidence: 0.1,
        },
      },
    ] as Change[]);
    let previous = GENESIS;
    for (const row of await rows()) {
      expect(row.previous_hash).toBe(previous);
      previous = hashEntry(previous, Number(row.seq), {
        at: row.at.toISOString(),
        version: row.version,
        changeRequest: row.change_request,
        author: row.author,
        approver: row.approver,
        requestId: row.request_id,
        kind: row.kind,
        entityId: row.entity_id,
        op: row.op,
        before: row.before,
        after: row.after,
      });
      expect(row.hash).toBe(previous);
    }
  });

  it('records nothing that was not applied, or that was created and deleted in one request', async () => {
    await client.submitted([pivot('arn:1')]);
    await client.apply([
      { ...pivot('arn:2'), id: 'p' } as Change,
      { op: 'delete', kind: 'pivot', id: 'p' },
    ]);
    expect(await rows()).toHaveLength(2);
  });

  it.each([
    "update ref_audit set author = 'nobody'",
    'delete from ref_audit where seq = 1',
    'truncate ref_audit',
  ])('rejects "%s"', async sql => {
    await expect(db.raw(sql)).rejects.toThrow('ref_audit is append-only');
  });
});
