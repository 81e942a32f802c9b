import { TestDatabases } from '@rosetta/test-kit/databases';
import { RuleToPreview } from '@rosetta/contracts/finops';
import { ClosedPeriodStore } from '@rosetta/finops-mart';
import {
  addTestRules,
  indirectFact,
  publishTestRun,
} from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';
import { RulePreviews } from './RulePreviews';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const EVEN = {
  name: 'Rest',
  priority: 500,
  validFrom: '2024-01-01',
  scope: {},
  method: 'even',
  targets: { all: true },
};
const SUPPORT = {
  ruleId: 'support',
  scope: { product: 'support' },
  method: 'fixed' as const,
  targets: { applications: ['app-a', 'app-b'] },
  coefficients: { 'app-a': '0.25', 'app-b': '0.75' },
};

const bearer = (id: string) => ({ id, owners: ['grp-shop'], attributes: {} });

/** 3 and 1 direct, 8 of support by a rule, 5 unallocated. */
const SEPTEMBER = {
  period: '2024-09',
  facts: [
    { application: 'app-a', effective: '3' },
    { application: 'app-b', effective: '1' },
    indirectFact('support', {
      product: 'support',
      effective: '8',
      pool: 'a'.repeat(32),
    }),
    { effective: '5', billed: '7' },
  ],
  labels: [{ dimension: 'application' as const, key: 'app-a', label: 'Shop' }],
  rules: [SUPPORT],
  applications: [bearer('app-a'), bearer('app-b')],
};

describe('the preview of an allocation rule', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    await addTestRules(service.db, SUPPORT);
    await publishTestRun(service.db, SEPTEMBER);
  });
  afterAll(() => service.stop());

  const preview = (body: object, role = 'Rosetta_FinOps_Admin') =>
    request(service.app)
      .post('/v1/allocation-rules/preview')
      .set('authorization', `Bearer ${role}`)
      .send(body);

  it('says what a new rule would take and move, and changes nothing', async () => {
    const { body } = await preview({ ...EVEN, period: '2024-09' }).expect(200);
    expect(body).toMatchObject({
      period: '2024-09',
      measure: 'effective',
      closed: false,
      rule: { id: 'rest', version: 1 },
      taken: [{ unit: 'USD', charges: 1, amount: '5' }],
      weightless: [],
      totals: [
        {
          unit: 'USD',
          amount: { was: '17', would: '17', difference: '0' },
          direct: { was: '4', would: '4', difference: '0' },
          indirect: { was: '8', would: '13', difference: '5' },
          unallocated: { was: '5', would: '0', difference: '-5' },
        },
      ],
    });
    expect(body.items.map(({ key, label, amount }: Record<string, unknown>) => ({ key, label, amount }))).toEqual([
      { key: 'unallocated', label: 'Unallocated', amount: { was: '5', would: '0', difference: '-5' } },
      { key: 'app-a', label: 'Shop', amount: { was: '5', would: '7.5', difference: '2.5' } },
      { key: 'app-b', label: 'app-b', amount: { was: '7', would: '9.5', difference: '2.5' } },
    ]); // prettier-ignore
    const rules = await service.get('/v1/allocation-rules').expect(200);
    expect(rules.body.items).toHaveLength(1);
    expect(await service.db('cost_run')).toHaveLength(1);
  });

  it('says what other coefficients of a rule would move, in the measure of the request', async () => {
    const { ruleId: id, ...rule } = SUPPORT;
    const changed = {
      ...EVEN,
      ...rule,
      id,
      validFrom: '2024-09-01',
      coefficients: { 'app-a': '0.5', 'app-b': '0.5' },
    };
    const { body } = await preview(changed).expect(200);
    expect(body.rule).toEqual({ id, version: 2 });
    expect(body.items).toMatchObject([
      { key: 'app-a', indirect: { was: '2', would: '4', difference: '2' } },
      { key: 'app-b', indirect: { was: '6', would: '4', difference: '-2' } },
    ]);
    const billed = await preview({ ...EVEN, measure: 'billed' }).expect(200);
    expect(billed.body.taken).toEqual([
      { unit: 'USD', charges: 1, amount: '7' },
    ]);
  });

  it('says that a rule takes nothing of the month, or that nobody has a weight for it', async () => {
    const later = await preview({ ...EVEN, validFrom: '2025-01-01' });
    expect(later.body).toMatchObject({ taken: [], items: [] });
    const idle = { ...EVEN, method: 'proportional', basis: 'consumption:cpu' };
    const { body } = await preview(idle).expect(200);
    expect(body).toMatchObject({
      taken: [],
      items: [],
      weightless: [{ rule: 'rest', version: 1, month: '2024-09', charges: 1 }],
    });
  });

  it('says that the month is closed', async () => {
    const closed = new ClosedPeriodStore(service.db);
    await closed.close('2024-09', 'a test', 'done');
    expect((await preview(EVEN).expect(200)).body.closed).toBe(true);
    await closed.reopen('2024-09');
  });

  it('refuses a rule that is wrong, at its field', async () => {
    const wrong = { ...EVEN, method: 'fixed', targets: SUPPORT.targets, coefficients: { 'app-a': '0.9', 'app-b': '0' } }; // prettier-ignore
    const { body } = await preview(wrong).expect(400);
    expect(body.error.message).toBe(
      'body.coefficients: must add up to 1; they add up to 0.9',
    );
    const overlapping = { ...EVEN, id: 'support', validFrom: '2019-01-01' };
    const refused = await preview(overlapping).expect(400);
    expect(refused.body.error.message).toMatch(
      /^body.validFrom: overlaps version 1/,
    );
  });

  it('refuses a month without a published run, and one whose run knows no applications', async () => {
    const { body } = await preview({ ...EVEN, period: '2023-01' }).expect(404);
    expect(body.error.message).toBe(
      'period: 2023-01 has no published run; choose a published month',
    );
    await publishTestRun(service.db, { period: '2024-08', facts: [{ chargeFrom: '2024-08-01T00:00:00.000Z' }] }); // prettier-ignore
    const old = await preview({ ...EVEN, period: '2024-08' }).expect(409);
    expect(old.body.error.message).toMatch(
      /^period: .*; reprocess 2024-08 once, and preview again$/,
    );
  });

  it('computes nothing for a client that has left', async () => {
    const previews = new RulePreviews(service.db);
    const body = RuleToPreview.parse({ ...EVEN, period: '2024-09' });
    const left = AbortSignal.abort(new Error('The client has left'));
    await expect(previews.preview(body, left)).rejects.toThrow('has left');
  });

  it('refuses an engineer', async () => {
    const { body } = await preview(EVEN, 'Rosetta_User').expect(403);
    expect(body.error.message).toContain('finops.rules.write');
  });
});
