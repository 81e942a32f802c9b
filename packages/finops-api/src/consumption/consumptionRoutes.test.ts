import { TestDatabases } from '@rosetta/test-kit/databases';
import { ConsumptionFact, dropRun } from '@rosetta/finops-mart';
import { indirectFact, publishTestRun } from '@rosetta/finops-mart/testUtils';
import { encodeCursor } from '@rosetta/service-kit';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const quantity = (application: string, amount: string, more: Partial<ConsumptionFact> = {}) => ({
  rawImport: 1,
  rawRow: 1,
  application,
  product: 'none',
  metric: 'log-volume',
  unit: 'GB',
  quantity: amount,
  ...more,
}); // prettier-ignore

const FACTS = [
  quantity('app-a', '1.50'),
  quantity('app-a', '4.5'),
  quantity('app-b', '2'),
  quantity('app-c', '2', { product: 's3' }),
  quantity('app-c', '0'),
  quantity('app-a', '9', { metric: 'requests', unit: '1' }),
].map((fact, at) => ({ ...fact, rawRow: at + 1 }));

/** Where the database has no such text. */
const FORGED = encodeCursor(
  { metric: 'log-volume', period: '2024-09' },
  {
    runId: '00000000-0000-4000-8000-000000000000',
    after: { quantity: '1', application_id: '\0', product: '' },
  },
);

describe('GET /v1/consumption', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await createTestService(databases);
  });
  afterEach(() => service.stop());

  const publish = (facts = FACTS) =>
    publishTestRun(service.db, {
      period: '2024-09',
      facts: [indirectFact('logs', { effective: '10' })],
      rules: [
        { ruleId: 'logs', method: 'proportional', basis: 'consumption:log-volume' },
      ],
      applications: ['app-a', 'app-b', 'app-c'].map(id => ({
        id,
        owners: ['grp-shop'],
        attributes: {},
      })),
      labels: [
        { dimension: 'application', key: 'app-a', label: 'Shop' },
        { dimension: 'product', key: 's3', label: 'Amazon S3' },
      ],
      consumption: facts,
    }); // prettier-ignore

  const QUERY = { metric: 'log-volume', period: '2024-09' };
  const read = async (query: object = {}) =>
    (await service.get('/v1/consumption', { ...QUERY, ...query }).expect(200)).body; // prettier-ignore

  it('lists what was consumed by application and product, largest first, with its share', async () => {
    const { id: runId } = await publish();
    expect(await read()).toEqual({
      period: '2024-09',
      runId,
      items: [
        { application: 'app-a', label: 'Shop', product: 'none', productLabel: 'none', quantity: '6', unit: 'GB', share: 0.6 },
        { application: 'app-b', label: 'app-b', product: 'none', productLabel: 'none', quantity: '2', unit: 'GB', share: 0.2 },
        { application: 'app-c', label: 'app-c', product: 's3', productLabel: 'Amazon S3', quantity: '2', unit: 'GB', share: 0.2 },
        { application: 'app-c', label: 'app-c', product: 'none', productLabel: 'none', quantity: '0', unit: 'GB', share: 0 },
      ],
    }); // prettier-ignore
    expect((await read({ metric: 'unknown' })).items).toEqual([]);
  });

  it('continues in the same run when the month is published again between two pages', async () => {
    await publish();
    const all = (await read()).items;
    let page = await read({ limit: 1 });
    const seen = [...page.items];
    await publish([quantity('app-b', '7')]);
    while (page.nextCursor) {
      page = await read({ limit: 1, cursor: page.nextCursor });
      seen.push(...page.items);
    }
    expect(seen).toEqual(all);
    expect((await read()).items).toMatchObject([{ quantity: '7', share: 1 }]);
  });

  it('tells the unit of the weights in the lines that the rule made', async () => {
    await publish();
    const { body } = await service
      .get('/v1/costs/lines', { from: '2024-09', application: 'app-a' })
      .expect(200);
    expect(body.items).toMatchObject([
      { amount: '6', rule: { weight: '6', totalWeight: '10', unit: 'GB' } },
    ]);
  });

  it('refuses people without a role, other cursors, and months that are not published', async () => {
    const { id } = await publish();
    const statusFor = async (headers: Record<string, string>) =>
      (await request(service.app).get('/v1/consumption').query(QUERY).set(headers)).status; // prettier-ignore
    expect(await statusFor({})).toBe(401);
    expect(await statusFor({ authorization: 'Bearer visitor' })).toBe(403);
    const { nextCursor } = await read({ limit: 1 });
    for (const query of [{ metric: '' }, { metric: 'a\0' }, { cursor: FORGED }, { period: '2024-9' }, { cursor: nextCursor, metric: 'requests' }])
      await service.get('/v1/consumption', { ...QUERY, ...query }).expect(400);
    await service.get('/v1/consumption', { ...QUERY, period: '2024-08' }).expect(404);
    await dropRun(service.db, id);
    await service.get('/v1/consumption', QUERY).expect(410);
  }); // prettier-ignore
});
