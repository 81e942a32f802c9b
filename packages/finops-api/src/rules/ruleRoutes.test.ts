import { TestDatabases } from '@rosetta/test-kit/databases';
import { AllocationRuleReadModel } from '@rosetta/finops-mart';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const SUPPORT = {
  name: 'Support & Beyond',
  priority: 10,
  validFrom: '2024-01-01',
  scope: { product: 'support' },
  method: 'fixed',
  targets: { applications: ['app-a', 'app-b'] },
  coefficients: { 'app-a': '0.25', 'app-b': '0.75' },
  reason: 'the contract of 2024',
};
const { coefficients: _, ...REST } = SUPPORT;
const EVEN = { ...REST, method: 'even', targets: { all: true } };

describe('allocation rules', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await createTestService(databases);
  });
  afterEach(() => service.stop());

  const as = (role: string) => ({ authorization: `Bearer ${role}` });
  const post = (body: object, role = 'Rosetta_FinOps_Admin') =>
    request(service.app).post('/v1/allocation-rules').set(as(role)).send(body);
  const put = (id: string, body: object, ifMatch?: string) =>
    request(service.app)
      .put(`/v1/allocation-rules/${id}`)
      .set(as('Rosetta_FinOps_Admin'))
      .set(ifMatch === undefined ? {} : { 'if-match': ifMatch })
      .send(body);
  const versionsOf = async (id: string) =>
    (await service.get(`/v1/allocation-rules/${id}`).expect(200)).body.versions;

  it('makes a rule with an id from its name, its address and its ETag', async () => {
    const { body, headers } = await post(SUPPORT).expect(201);
    expect(body).toMatchObject({
      id: 'support-beyond',
      revision: 1,
      version: 1,
      validFrom: '2024-01-01T00:00:00.000Z',
      validTo: null,
      createdBy: 'user:default/jane',
      coefficients: SUPPORT.coefficients,
      reason: SUPPORT.reason,
    });
    expect(headers).toMatchObject({
      location: '/v1/allocation-rules/support-beyond',
      etag: '"1"',
    });
    const read = await service.get(headers.location).expect(200);
    expect([read.body, read.headers.etag]).toEqual([body, '"1"']);
  });

  it('lists rules by priority, page by page, with their history', async () => {
    for (const [id, priority] of [['c', 3], ['a', 20], ['b', 3]] as const)
      await post({ ...EVEN, id, priority }).expect(201); // prettier-ignore
    const page = await service
      .get('/v1/allocation-rules', { limit: 2 })
      .expect(200);
    const ids = ({ body }: { body: { items: { id: string }[] } }) =>
      body.items.map(({ id }) => id);
    expect(ids(page)).toEqual(['b', 'c']);
    const cursor = page.body.nextCursor;
    const rest = await service
      .get('/v1/allocation-rules', { limit: 2, cursor })
      .expect(200);
    expect([ids(rest), rest.body.nextCursor]).toEqual([['a'], undefined]);
    expect(rest.body.items[0].versions).toHaveLength(1);
    await service.get('/v1/allocation-rules', { cursor: 'x' }).expect(400);
  });

  it('ends the version before where a new one begins', async () => {
    await post(SUPPORT).expect(201);
    const change = { ...EVEN, id: 'support-beyond', validFrom: '2024-07-01' };
    const { body, headers } = await put('support-beyond', change, '"1"');
    expect(headers.etag).toBe('"2"');
    expect(body).toMatchObject({ revision: 2, method: 'even', version: 2 });
    expect(body.versions).toMatchObject([
      { version: 2, validFrom: '2024-07-01T00:00:00.000Z', validTo: null },
      { version: 1, validTo: '2024-07-01T00:00:00.000Z', method: 'fixed' },
    ]);
    expect(body).not.toHaveProperty('coefficients');
  });

  it('takes a version between others, where it ends before the next begins', async () => {
    await post({ ...EVEN, id: 'r' }).expect(201);
    await put('r', { ...EVEN, validFrom: '2024-07-01' }, '"1"').expect(200);
    const between = { ...EVEN, validFrom: '2024-03-01', validTo: '2024-07-01' };
    const { body } = await put('r', between, '"2"').expect(200);
    expect(body).toMatchObject({ revision: 3, version: 2 });
    expect(body.versions).toMatchObject([
      { version: 3, validTo: '2024-07-01T00:00:00.000Z' },
      { version: 2 },
      { version: 1, validTo: '2024-03-01T00:00:00.000Z' },
    ]);
  });

  it.each([
    ['the same beginning', { validFrom: '2024-01-01' }],
    ['an earlier beginning', { validFrom: '2023-01-01' }],
    ['an end that is too late', { validFrom: '2023-01-01', validTo: '2024-01-02' }],
  ])('refuses a version that overlaps a later one: %s', async (_name, times) => {
    await post({ ...EVEN, id: 'r' }).expect(201);
    const { body } = await put('r', { ...EVEN, ...times }, '"1"').expect(400);
    expect(body.error.message).toMatch(
      /^body.validFrom: overlaps version 1, which is valid from 2024-01-01T00:00:00.000Z; choose a later instant/,
    );
    expect(await versionsOf('r')).toHaveLength(1);
    expect(await new AllocationRuleReadModel(service.db).setVersion()).toBe(1);
  }); // prettier-ignore

  it('corrects a version by one that takes its place, and keeps it in the history', async () => {
    await post({ ...EVEN, id: 'r' }).expect(201);
    const { body } = await put('r', { ...EVEN, priority: 5, replaces: 1 }, '"1"'); // prettier-ignore
    expect(body).toMatchObject({ priority: 5, version: 2, validTo: null });
    expect(body.versions).toMatchObject([
      { version: 2 },
      { version: 1, replacedBy: 2 },
    ]);
    const again = await put('r', { ...EVEN, replaces: 1 }, '"2"').expect(400);
    expect(again.body.error.message).toBe(
      'body.replaces: 1 is no version that can be corrected; there is 2',
    );
    expect(again.body.error.problems).toMatchObject([
      { path: ['replaces'], code: 'not-correctable', values: { version: '1' } },
    ]);
  });

  it('refuses a change of what the caller has not read', async () => {
    await post({ ...EVEN, id: 'r' }).expect(201);
    const change = { ...EVEN, validFrom: '2024-07-01' };
    const missing = await put('r', change).expect(412);
    expect(missing.body.error).toEqual({
      name: 'PreconditionFailedError',
      message: 'If-Match: is missing; read the allocation rule r and send its ETag', // prettier-ignore
    });
    await put('r', change, '"1"').expect(200);
    const stale = await put('r', { ...change, validFrom: '2024-08-01' }, '"1"');
    expect([stale.status, stale.body.error.message]).toEqual([
      412,
      'If-Match: the allocation rule r was changed since; its ETag is "2" now. Read it again',
    ]);
    await put('r', change, 'W/"2"').expect(412);
    await put('r', change, '*').expect(412);
    expect(await versionsOf('r')).toHaveLength(2);
  });

  it('lets one of two simultaneous changes through', async () => {
    await post({ ...EVEN, id: 'r' }).expect(201);
    const answers = await Promise.all(
      ['2024-07-01', '2024-08-01'].map(validFrom =>
        put('r', { ...EVEN, validFrom }, '"1"'),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it.each([
    ['coefficients that add up to 0.9', { coefficients: { 'app-a': '0.2', 'app-b': '0.7' } }, /^body.coefficients: must add up to 1; they add up to 0.9/],
    ['a coefficient of no target', { coefficients: { ...SUPPORT.coefficients, 'app-c': '0' } }, /^body.coefficients.app-c: is no target/],
    ['a fixed split over all', { targets: { all: true } }, /^body.targets: must be {"applications":/],
    ['a proportional split without a basis', { ...EVEN, coefficients: undefined, method: 'proportional' }, /^body.basis: is missing/],
    ['an unknown scope field', { scope: { team: 'x' } }, /^body.scope: unknown "team"; known are/],
    ['an unknown field', { owner: 'x' }, /^body: unknown "owner"/],
    ['an end before the beginning', { validTo: '2023-01-01' }, /^body.validTo: must be after validFrom/],
    ['a name without a letter', { name: '!!!' }, /^body.id: cannot be made from the name; give one/],
    ['an id in capitals', { id: 'Support' }, /^body.id: must be lower case letters/],
  ])('refuses %s, by field, and makes nothing', async (_name, fields, problem) => {
    const { body } = await post({ ...SUPPORT, ...fields }).expect(400);
    expect(body.error.message).toMatch(problem);
    const { body: list } = await service.get('/v1/allocation-rules');
    expect(list.items).toEqual([]);
  }); // prettier-ignore

  it('refuses a rule that is there already, and a change of one that is not', async () => {
    await post(SUPPORT).expect(201);
    const { body } = await post(SUPPORT).expect(409);
    expect(body.error.message).toContain('support-beyond');
    await put('none', EVEN, '"1"').expect(404);
    await service.get('/v1/allocation-rules/none').expect(404);
    const other = await put('support-beyond', { ...EVEN, id: 'x' }, '"1"');
    expect([other.status, other.body.error.message]).toEqual([
      400,
      'body.id: must be support-beyond, as in the path',
    ]);
  });

  it('opens rules to everybody with a role, and their change to FinOps admins', async () => {
    const changeAs = async (role: string) => (await post(EVEN, role)).status;
    expect(await changeAs('Rosetta_User')).toBe(403);
    expect(await changeAs('Rosetta_Monitoring_Admin')).toBe(403);
    expect(await changeAs('visitor')).toBe(403);
    expect(await changeAs('Rosetta_Admin')).toBe(201);
    const readAs = async (role: string, path: string) =>
      (await request(service.app).get(path).set(as(role))).status;
    expect(await readAs('Rosetta_User', '/v1/allocation-rules')).toBe(200);
    expect(await readAs('visitor', '/v1/allocation-rules')).toBe(403);
    expect(await readAs('nonsense', '/v1/allocation-rules')).toBe(401);
    expect(await readAs('Rosetta_User', '/v1/audit')).toBe(403);
    expect(await readAs('Rosetta_User', '/v1/audit/verify')).toBe(403);
  });

  describe('audit', () => {
    const read = (path: string, query = {}) =>
      request(service.app)
        .get(path)
        .query(query)
        .set(as('Rosetta_FinOps_Admin'))
        .expect(200);

    it('says who changed what, from what to what, and why', async () => {
      await post(SUPPORT).set('x-request-id', 'request-7');
      await put(
        'support-beyond',
        { ...EVEN, validFrom: '2024-07-01', reason: undefined },
        '"1"',
      ).expect(200);
      await put('support-beyond', EVEN, '"2"').expect(400);
      const { body } = await read('/v1/audit');
      expect(body.items).toMatchObject([
        {
          seq: 2,
          op: 'update',
          reason: null,
          before: [{ version: 1, validTo: null }],
          after: [{ version: 1, validTo: '2024-07-01T00:00:00.000Z' }, { version: 2 }],
        },
        {
          seq: 1,
          actor: 'user:default/jane',
          requestId: 'request-7',
          kind: 'allocation-rule',
          entityId: 'support-beyond',
          op: 'create',
          reason: SUPPORT.reason,
          before: null,
          after: [{ version: 1, coefficients: SUPPORT.coefficients }],
        },
      ]); // prettier-ignore
      const { body: check } = await read('/v1/audit/verify');
      expect(check).toEqual({ valid: true, checked: 2 });
    });

    it('is listed page by page, and by what was changed', async () => {
      for (const id of ['a', 'b', 'c']) await post({ ...EVEN, id }).expect(201);
      const first = await read('/v1/audit', { limit: 2 });
      const { nextCursor: cursor } = first.body;
      const rest = await read('/v1/audit', { limit: 2, cursor });
      const seqs = [...first.body.items, ...rest.body.items].map(
        ({ seq }: { seq: number }) => seq,
      );
      expect(seqs).toEqual([3, 2, 1]);
      const one = await read('/v1/audit', { kind: 'allocation-rule', entity: 'b' }); // prettier-ignore
      expect(one.body.items).toMatchObject([{ seq: 2, entityId: 'b' }]);
    });

    it('shows an entry that was altered behind its back', async () => {
      for (const id of ['a', 'b', 'c']) await post({ ...EVEN, id }).expect(201);
      await service.db.raw('alter table finops_audit disable trigger user');
      await service
        .db('finops_audit')
        .where('seq', 2)
        .update('actor', 'nobody');
      const { body } = await read('/v1/audit/verify');
      expect(body).toEqual({
        valid: false,
        checked: 1,
        firstBroken: 2,
        reason: 'altered',
      });
    });

    it.each([
      "update finops_audit set actor = 'nobody'",
      'delete from finops_audit',
      'truncate finops_audit',
    ])('rejects "%s"', async sql => {
      await post(EVEN).expect(201);
      await expect(service.db.raw(sql)).rejects.toThrow(
        'finops_audit is append-only',
      );
    });
  });
});
