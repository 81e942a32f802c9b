import { SloInput } from '@rosetta/contracts/monitoring';
import { SloStore } from '@rosetta/monitoring-mart';
import { publishedSloHour } from '@rosetta/monitoring-mart/testUtils';
import { HOURS } from '@rosetta/run-kit';
import { createLogger } from '@rosetta/service-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';
import { SHOP_ANSWERS } from '../__testUtils__/slos';
import { toOpenSlo } from './openslo/toOpenSlo';
import { SloWatch } from './SloWatch';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const { id: _, ...SLO } = SHOP_ANSWERS;
const hour = (ago: number) => HOURS.add(HOURS.of(new Date()), -ago);

describe('service level objectives', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
  });
  afterAll(() => service.stop());

  const compute = () =>
    new SloWatch({
      db: service.db,
      logger: createLogger({ service: 'test', level: 'silent' }),
      rules: { minEvents: 100, atRisk: 0.25 },
    }).compute();
  const publish = async (id: string, ago: number, counts: [number | null, number | null]) => {
    const [slo] = await new SloStore(service.db).all([id]);
    await publishedSloHour(service.db, hour(ago), slo, counts);
  }; // prettier-ignore
  const openAlerts = async () =>
    (await service.get('/v1/slo-alerts', { open: 'true' })).body.items;

  it('are made, computed as hours are published, burn once, and are told until they are over', async () => {
    const made = await service.send('post', '/v1/slos', { id: 'shop-answers', ...SLO, reason: 'agreed' }).expect(201); // prettier-ignore
    expect(made.headers.location).toBe('/v1/slos/shop-answers');
    expect(made.body).toMatchObject({
      version: 1,
      application: { id: 'app-shop', name: 'The app-shop', group: 'grp-shop' },
      pairs: [{ factor: 13.44 }, { factor: 3.5 }, { factor: 1.4 }, { factor: 0.98 }], // prettier-ignore
      status: { state: 'unknown', reason: 'not-computed', known: 0, compliance: null }, // prettier-ignore
      versions: [{ version: 1, createdBy: 'user:default/jane', reason: 'agreed' }], // prettier-ignore
    });

    for (const ago of [5, 4, 3, 2]) await publish('shop-answers', ago, [0, 100]); // prettier-ignore
    await publish('shop-answers', 1, [50, 100]);
    await compute();
    const { body: slo } = await service.get('/v1/slos/shop-answers');
    expect(slo.status).toMatchObject({
      state: 'exhausted',
      bad: 3000,
      total: 30_000,
      allowed: expect.closeTo(300, 6),
      compliance: 0.9,
      remaining: expect.closeTo(-9, 6),
      known: expect.closeTo(5 / (7 * 24), 2),
    });
    expect(slo.burnDown).toHaveLength(5);
    const [alert, ...more] = await openAlerts();
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ slo: 'shop-answers', severity: 'page', peak: expect.closeTo(50, 6), toldAt: null, endedAt: null }); // prettier-ignore

    // Computed again, it is the same burn.
    await publish('shop-answers', 1, [50, 100]);
    await compute();
    expect(await openAlerts()).toHaveLength(1);
    const told = { recipients: ['user:default/jane'], severity: 'page', ended: false }; // prettier-ignore
    await service.send('post', `/v1/slo-alerts/${alert.id}/told`, told).expect(200); // prettier-ignore
    const pending = async () => (await service.get('/v1/slo-alerts', { state: 'pending' })).body.items; // prettier-ignore
    expect(await pending()).toEqual([]);
  });

  it('say what is missing, and what nothing is known of', async () => {
    await service.send('post', '/v1/slos', { id: 'silent', ...SLO }).expect(201); // prettier-ignore
    await publish('silent', 6, [null, null]);
    await compute();
    const { body } = await service.get('/v1/slos/silent');
    expect(body.status).toMatchObject({ state: 'unknown', reason: 'no-data', remaining: null, compliance: null, known: 0 }); // prettier-ignore
    expect(body.status.burns[0]).toMatchObject({ reason: 'missing-data', firing: false }); // prettier-ignore
  });

  it('are listed worst first, of all or of an application, page by page', async () => {
    const first = await service.get('/v1/slos', { limit: 1 }).expect(200);
    expect(first.body.items).toMatchObject([{ id: 'shop-answers' }]);
    const rest = await service.get('/v1/slos', { limit: 1, cursor: first.body.nextCursor }); // prettier-ignore
    expect(rest.body.items).toMatchObject([{ id: 'silent' }]);
    const own = await service.get('/v1/applications/app-shop/slos').expect(200);
    expect(own.body.items).toHaveLength(2);
    expect((await service.get('/v1/applications/app-bank/slos')).body.items).toEqual([]); // prettier-ignore
    await service.get('/v1/applications/app-nobody/slos').expect(404);
    expect((await service.get('/v1/slos', { state: 'unknown' })).body.items).toHaveLength(1); // prettier-ignore
    const count = async (query: Record<string, string>) =>
      (await service.get('/v1/slos', query)).body.items.length;
    expect(await count({ application: 'app-bank,app-shop' })).toBe(2);
    expect(await count({ group: 'grp-shop' })).toBe(2);
    expect(await count({ group: 'grp-bank' })).toBe(0);
    expect(await count({ group: 'grp-shop', application: 'app-bank' })).toBe(0);
  });

  it('keep their history when they change, under If-Match, with an audit that verifies', async () => {
    const { headers } = await service.get('/v1/slos/silent');
    const change = { ...SLO, objective: 0.95, reason: 'too strict' };
    const put = (etag?: string, body: object = change) =>
      service.send('put', '/v1/slos/silent', body, etag ? { 'if-match': etag } : {}); // prettier-ignore
    await put().expect(412);
    await put('"9"').expect(412);
    const { body } = await put(headers.etag).expect(200);
    expect(body).toMatchObject({ version: 2, objective: 0.95 });
    expect(body.versions).toMatchObject([
      { version: 2, objective: 0.95, reason: 'too strict' },
      { version: 1, objective: 0.99 },
    ]);
    expect(body.versions[0].validFrom > body.versions[1].validFrom).toBe(true);
    const early = await put('"2"', { ...change, validFrom: '2026-01-01' }).expect(400); // prettier-ignore
    expect(early.body.error.message).toMatch(/validFrom: must not be before/);
    const admin = (path: string) => request(service.app).get(path).set('authorization', 'Bearer Rosetta_Monitoring_Admin'); // prettier-ignore
    const audit = await admin('/v1/audit?kind=slo&entity=silent').expect(200);
    expect(audit.body.items).toMatchObject([
      { op: 'update', reason: 'too strict', before: { objective: 0.99 }, after: { objective: 0.95 } }, // prettier-ignore
      { op: 'create' },
    ]);
    expect((await admin('/v1/audit/verify')).body.valid).toBe(true);
    await service.get('/v1/audit').expect(403);
  });

  it('are retired with a reason: listed when asked for, measured and alerted no more, until a new version', async () => {
    const path = '/v1/slos/retiring';
    await service.send('post', '/v1/slos', { id: 'retiring', ...SLO }).expect(201); // prettier-ignore
    await publish('retiring', 1, [50, 100]);
    await compute();
    const alertsOf = async () =>
      (await service.get('/v1/slo-alerts', { slo: 'retiring' })).body.items;
    expect(await alertsOf()).toMatchObject([{ endedAt: null }]);
    const listed = async (query = {}) =>
      (await service.get('/v1/slos', query)).body.items.map(({ id }: { id: string }) => id); // prettier-ignore

    const retire = (body: object, etag?: string) =>
      service.send('post', `${path}/retire`, body, etag ? { 'if-match': etag } : {}); // prettier-ignore
    const reason = 'the shop moved';
    await retire({ reason }).expect(412);
    await retire({ reason }, '"9"').expect(412);
    const wordless = await retire({}, '"1"').expect(400);
    expect(wordless.body.error.message).toContain('reason');
    const { body, headers } = await retire({ reason }, '"1"').expect(200);
    expect(body).toMatchObject({
      ...{ version: 2, retired: true, reason, objective: 0.99 },
      status: { state: 'unknown', reason: 'retired', remaining: null },
      versions: [{ retired: true }, { retired: false }],
    });
    await retire({ reason }, headers.etag).expect(409);
    await compute();
    expect(await listed()).not.toContain('retiring');
    expect(await listed({ retired: 'true' })).toEqual(['retiring']);
    expect((await service.get('/v1/applications/app-shop/slos')).body.items.map(({ id }: { id: string }) => id)).not.toContain('retiring'); // prettier-ignore
    const [over] = await alertsOf();
    expect(over.endedAt).not.toBeNull();

    const back = { ...SLO, reason: 'it moved back' };
    const { body: again } = await service.send('put', path, back, { 'if-match': headers.etag }).expect(200); // prettier-ignore
    expect(again).toMatchObject({ version: 3, retired: false, status: { reason: 'not-computed' } }); // prettier-ignore
    expect(await listed()).toContain('retiring');
    expect(await listed({ retired: 'true' })).toEqual([]);

    const audit = await request(service.app).get('/v1/audit?kind=slo&entity=retiring').set('authorization', 'Bearer Rosetta_Monitoring_Admin'); // prettier-ignore
    expect(audit.body.items).toMatchObject([
      { reason: 'it moved back', before: { retired: true }, after: { retired: false } }, // prettier-ignore
      { reason, before: { retired: false }, after: { retired: true } },
      { op: 'create' },
    ]);
    await service.send('post', '/v1/slos/nobody/retire', { reason }, { 'if-match': '"1"' }).expect(404); // prettier-ignore
    await request(service.app).post(`${path}/retire`).set('authorization', 'Bearer Rosetta_User').send({ reason }).expect(403); // prettier-ignore
  });

  it('are shown as OpenSLO before they are made, and nothing is made by that', async () => {
    const preview = (body: object) =>
      service.send('post', '/v1/slos/preview', { ...SLO, name: 'Planned', ...body }); // prettier-ignore
    const { body } = await preview({}).expect(200);
    expect(body.yaml).toContain('name: planned');
    expect(body.yaml).toContain('target: 0.99');
    await service.get('/v1/slos/planned').expect(404);
    const refused = await preview({ application: 'app-nobody' }).expect(400);
    expect(refused.body.error.message).toContain('app-nobody');
    await request(service.app).post('/v1/slos/preview').set('authorization', 'Bearer Rosetta_User').send(SLO).expect(403); // prettier-ignore
  });

  it.each([
    [{ objective: 1 }, 'objective: must be less than 1'],
    [{ objective: 0.9, alerting: { pairs: [{ severity: 'page', long: '1h', short: '5m', factor: 10 }] } }, /factor of 10, which can never be reached.*below 10/],
    [{ window: { type: 'rolling', duration: '1M' } }, 'a rolling window counts no calendar months'],
    [{ window: { type: 'calendar', duration: '1M', startTime: '2026-01-31 00:00:00', timeZone: 'Europe/Paris' } }, 'must be a day from 1 to 28'],
    [{ window: { type: 'calendar', duration: '1M', startTime: '2026-01-01 00:00:00', timeZone: 'Mars' } }, 'must be an IANA time zone'],
    [{ budgeting: { method: 'Timeslices', sliceMinutes: 7, sliceTarget: 0.9 } }, 'must divide an hour'],
    [{ indicator: { kind: 'magic' } }, 'indicator'],
    [{ indicator: { kind: 'ratio', total: { signal: 'traffic' } } }, 'must have either good or bad'],
    [{ indicator: { kind: 'ratio', bad: { signal: 'latency.p95' }, total: { signal: 'traffic' } } }, /latency.p95 counts nothing; a ratio takes traffic or errors/],
    [{ indicator: { kind: 'threshold', metric: { signal: 'cpu' }, op: 'lt', value: 1 } }, /there is no signal "cpu"; there are/],
    [{ application: 'app-nobody' }, /application: There is no application "app-nobody"/],
    [{ validFrom: '2026-11-01T10:30:00Z' }, 'validFrom: must be the first moment of an hour'],
    [{ name: '***' }, 'id: cannot be made from the name'],
    [{ colour: 'red' }, 'colour'],
  ])('are refused with %j', async (fields, problem) => {
    const { body, status } = await service.send('post', '/v1/slos', { ...SLO, id: 'refused', ...('name' in fields && { id: undefined }), ...fields });
    expect([status, body.error.message]).toEqual([400, expect.stringMatching(problem)]);
  }); // prettier-ignore

  it('are refused with a file by the object in it that is wrong, and none of the file is made', async () => {
    const files = [{ id: 'well' }, { id: 'astray', application: 'app-nobody' }].map(
      fields => toOpenSlo({ ...SloInput.parse({ ...SLO, ...fields }), id: fields.id, service: { id: fields.application ?? 'app-shop', name: 'x' } } as never),
    ); // prettier-ignore
    const { body } = await service.send('post', '/v1/slos/import', { yaml: files.join('---\n') }).expect(400); // prettier-ignore
    // Each objective has its service before it.
    expect(body.error.message).toContain('document 4, SLO "astray": application: There is no application "app-nobody"'); // prettier-ignore
    await service.get('/v1/slos/well').expect(404);
  });

  it('are not an empty list of a group while nobody says what it owns', async () => {
    const alone = await createTestService(databases, {}, undefined, { db: service.db, referentielDown: true }); // prettier-ignore
    const { body } = await alone.get('/v1/slos', { group: 'grp-shop' }).expect(503); // prettier-ignore
    expect(body.error).toMatchObject({ name: 'ServiceUnavailableError', message: expect.stringContaining('the applications of the group "grp-shop" are not known') }); // prettier-ignore
    expect((await alone.get('/v1/slos').expect(200)).body.items.length).toBeGreaterThan(0); // prettier-ignore
    await alone.stop();
  });

  it('need a role, and are there once', async () => {
    await request(service.app).get('/v1/slos').expect(401);
    await request(service.app).get('/v1/slos').set('authorization', 'Bearer visitor').expect(403); // prettier-ignore
    await request(service.app).post('/v1/slos').set('authorization', 'Bearer Rosetta_User').send(SLO).expect(403); // prettier-ignore
    await service.send('post', '/v1/slos', { ...SLO, id: 'silent' }).expect(409); // prettier-ignore
    await service.get('/v1/slos/nobody').expect(404);
    const change = await service.send('put', '/v1/slos/nobody', SLO, { 'if-match': '"1"' }); // prettier-ignore
    expect(change.status).toBe(404);
  });

  it('burn when an hour that was looked at is published anew, with what came late', async () => {
    await service.send('post', '/v1/slos', { id: 'late', ...SLO }).expect(201);
    const alertsOfLate = async () =>
      (await service.get('/v1/slo-alerts', { slo: 'late' })).body.items;
    await publish('late', 1, [0, 100]);
    await compute();
    expect(await alertsOfLate()).toEqual([]);

    await publish('late', 1, [50, 100]);
    await compute();
    expect(await alertsOfLate()).toMatchObject([{ severity: 'page', endedAt: null }]); // prettier-ignore
  });
});
