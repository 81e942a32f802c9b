import { TestDatabases } from '@rosetta/test-kit/databases';
import { Change } from '@rosetta/contracts/ref';
import { AuditConfig, createAuditChain, keepAudit } from '@rosetta/service-kit';
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

  const read = (path: string, as = 'referentiel-admin') =>
    client.get(`/v1/audit${path}`, as);

  it('says who, when, why, what before and after, and by which requests, newest first', async () => {
    const { id } = await client.apply([pivot('arn:1')]);
    const { body } = await read('').expect(200);
    expect(body.items).toMatchObject([
      {
        seq: 3,
        actor: 'user:default/engineer',
        approver: 'user:default/referentiel-admin',
        reason: 'Because',
        changeRequest: id,
        kind: 'pivot',
        op: 'create',
        before: null,
        after: [{ fields: { value: 'arn:1' } }],
        keyId: 'of-this-test',
      },
      { seq: 2, kind: 'application', entityId: 'app-shop' },
      { seq: 1, kind: 'group', entityId: 'team-shop' },
    ]);
    for (const [query, seqs] of [
      ['actor=user:default/referentiel-admin&kind=pivot', [3]],
      ['actor=user:default/nobody', []],
      ['entity=app-shop', [2]],
      [`request=${id}`, [3]],
      [`request=${body.items[0].requestId}`, [3]],
      ['from=2020-01-01&to=2020-02-01', []],
      ['to=2020-01-01', []],
      ['from=2020-01-01&limit=2', [3, 2]],
    ] as const) {
      const { body: found } = await read(`?${query}`).expect(200);
      expect([query, found.items.map(({ seq }: { seq: number }) => seq)]).toEqual([query, seqs]);
    }
  }); // prettier-ignore

  it('returns the whole audit as one CSV file, whatever the limit of a page', async () => {
    const { text, headers } = await read('?limit=1').set('accept', 'text/csv').expect(200); // prettier-ignore
    expect(headers['content-disposition']).toContain('audit-platform_ref_db.csv'); // prettier-ignore
    const [head, ...lines] = text.trim().split('\r\n');
    expect(head).toMatch(/^seq,at,actor,approver,kind,entityId,op,reason/);
    expect(lines.map(line => line.split(',')[0])).toEqual(['2', '1']);
  });

  it('verifies, and says which row somebody altered past the service', async () => {
    expect((await read('/verify').expect(200)).body).toEqual({ valid: true, checked: 2 }); // prettier-ignore
    await db.raw('alter table ref_audit disable trigger all');
    await db('ref_audit').where({ seq: 2 }).update({ approver: 'nobody' });
    expect((await read('/verify').expect(200)).body).toEqual({
      valid: false,
      checked: 1,
      firstBroken: 2,
      reason: 'altered',
    });
  });

  it('lets only administrators of the référentiel read it, and refuses an unknown filter', async () => {
    for (const path of ['', '/verify']) {
      await read(path, 'engineer').expect(403);
      await read(path, 'nobody').expect(401);
    }
    const { body } = await read('?from=2026-02-01&to=2026-01-01').expect(400);
    expect(body.error.message).toContain('to: must be after from');
    await read('?who=me').expect(400);
  });

  it('keeps changes from being applied where it has no key', async () => {
    const id = await client.submitted([pivot('arn:1')]);
    keepAudit(db, createAuditChain(AuditConfig.parse(undefined), 'x'));
    const { body } = await client.approve(id).expect(503);
    expect(body.error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('rosetta.audit.keys'),
    });
    expect((await client.get(`/v1/change-requests/${id}`)).body.state).toBe('submitted'); // prettier-ignore
    expect(await rows()).toHaveLength(2);
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
