import { SloStore } from '@rosetta/monitoring-mart';
import { publishedSloHour } from '@rosetta/monitoring-mart/testUtils';
import { HOURS } from '@rosetta/run-kit';
import { createLogger } from '@rosetta/service-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';
import { SHOP_ANSWERS } from '../__testUtils__/slos';
import { SloWatch } from './SloWatch';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const POLICY = '/v1/error-budget-policy';
const DECISIONS = '/v1/slos/shop-answers/decisions';
describe('the error budget policy', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    await service.send('post', '/v1/slos', SHOP_ANSWERS).expect(201);
  });
  afterAll(() => service.stop());

  const useUp = async () => {
    const [slo] = await new SloStore(service.db).all([SHOP_ANSWERS.id]);
    const hour = HOURS.add(HOURS.of(new Date()), -1);
    await publishedSloHour(service.db, hour, slo, [50, 100]);
    await new SloWatch({
      db: service.db,
      logger: createLogger({ service: 'test', level: 'silent' }),
      rules: { minEvents: 100, atRisk: 0.25 },
    }).compute();
  };

  it('is one that Rosetta begins with, until people agree on theirs, under If-Match and in the audit', async () => {
    const first = await service.get(POLICY).expect(200);
    expect(first.body).toMatchObject({
      revision: 0,
      steps: [
        { below: 0.25, action: 'review' },
        { below: 0, action: 'freeze' },
      ],
      updatedBy: null,
    });
    const policy = {
      steps: [{ below: 0, action: 'freeze', text: 'Only repairs, until the window moved on' }], // prettier-ignore
      reason: 'agreed in October',
    };
    await service.send('put', POLICY, policy).expect(412);
    const etag = { 'if-match': first.headers.etag };
    const { body } = await service.send('put', POLICY, policy, etag).expect(200); // prettier-ignore
    expect(body).toMatchObject({ revision: 1, ...policy, updatedBy: 'user:default/jane' }); // prettier-ignore
    await service.send('put', POLICY, policy, etag).expect(412);
    const audit = await request(service.app)
      .get('/v1/audit?kind=budget-policy')
      .set('authorization', 'Bearer Rosetta_Monitoring_Admin');
    expect(audit.body.items).toMatchObject([{ op: 'create', reason: 'agreed in October' }]); // prettier-ignore
  });

  it('keeps what was decided, with where the objective stood and what the policy asked for', async () => {
    const unknown = await service.send('post', DECISIONS, { decision: 'exception', reason: 'nothing is known yet' }).expect(201); // prettier-ignore
    expect(unknown.body).toMatchObject({ state: 'unknown', remaining: null, asked: null }); // prettier-ignore
    await useUp();
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const made = await service.send('post', DECISIONS, { decision: 'freeze', reason: 'as agreed', until }).expect(201); // prettier-ignore
    expect(made.body).toMatchObject({
      decision: 'freeze',
      until,
      decidedBy: 'user:default/jane',
      state: 'exhausted',
      remaining: expect.closeTo(-49, 3),
      asked: 'freeze',
      policyRevision: 1,
    });
    const first = await service.get(DECISIONS, { limit: 1 });
    expect(first.body.items).toMatchObject([{ decision: 'freeze' }]);
    const rest = await service.get(DECISIONS, { limit: 1, cursor: first.body.nextCursor }); // prettier-ignore
    expect(rest.body.items).toMatchObject([{ decision: 'exception' }]);
  });

  it('lists what was decided of all objectives, those in force told from those that are over', async () => {
    const list = async (query = {}) =>
      (await service.get('/v1/error-budget-decisions', query).expect(200)).body; // prettier-ignore
    const all = await list();
    expect(all.items).toMatchObject([
      { decision: 'freeze', inForce: true, name: 'Shop answers', application: { id: 'app-shop', group: 'grp-shop' } }, // prettier-ignore
      { decision: 'exception', inForce: false },
    ]);
    const first = await list({ limit: 1 });
    const rest = await list({ limit: 1, cursor: first.nextCursor });
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect((await list({ inForce: 'true' })).items).toEqual([all.items[0]]);
    expect((await list({ inForce: 'false' })).items).toEqual([all.items[1]]);
    expect((await list({ application: 'app-bank' })).items).toEqual([]);

    await service.send('post', DECISIONS, { decision: 'resume', reason: 'it is over' }).expect(201); // prettier-ignore
    expect((await list({ inForce: 'true' })).items).toEqual([]);
    await service.get('/v1/error-budget-decisions', { inForce: 'perhaps' }).expect(400); // prettier-ignore
    await request(service.app).get('/v1/error-budget-decisions').expect(401);
    await request(service.app).get('/v1/error-budget-decisions').set('authorization', 'Bearer visitor').expect(403); // prettier-ignore
  });

  it.each([
    [{ decision: 'pray', reason: 'x' }, /decision/],
    [{ decision: 'freeze' }, /reason/],
    [{ decision: 'freeze', reason: 'x', until: '2020-01-01T00:00:00Z' }, /until: must be in the future/],
  ])('refuses the decision %j', async (decision, problem) => {
    const { body, status } = await service.send('post', DECISIONS, decision);
    expect([status, body.error.message]).toEqual([400, expect.stringMatching(problem)]);
  }); // prettier-ignore

  it.each([
    [{ steps: [{ below: 2, action: 'freeze' }], reason: 'x' }, /steps\[0\].below/],
    [{ steps: [{ below: 0, action: 'dance' }], reason: 'x' }, /steps\[0\].action/],
    [{ steps: [{ below: 0, action: 'freeze' }, { below: 0, action: 'review' }], reason: 'x' }, /must be there once/],
    [{ steps: [] }, /reason/],
  ])('refuses the policy %j', async (policy, problem) => {
    const { body, status } = await service.send('put', POLICY, policy, { 'if-match': '"1"' });
    expect([status, body.error.message]).toEqual([400, expect.stringMatching(problem)]);
  }); // prettier-ignore

  it('needs a role, and an objective', async () => {
    const as = (role: string) => ({ authorization: `Bearer ${role}` });
    await request(service.app).get(POLICY).expect(401);
    await request(service.app).get(POLICY).set(as('visitor')).expect(403);
    await request(service.app).put(POLICY).set(as('Rosetta_User')).send({}).expect(403); // prettier-ignore
    await request(service.app).post(DECISIONS).set(as('Rosetta_User')).send({}).expect(403); // prettier-ignore
    expect((await service.get('/v1/slos/nobody/decisions')).status).toBe(404);
    await service.send('post', '/v1/slos/nobody/decisions', { decision: 'freeze', reason: 'x' }).expect(404); // prettier-ignore
  });
});
