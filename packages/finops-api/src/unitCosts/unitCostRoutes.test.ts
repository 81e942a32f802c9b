import { TestDatabases } from '@rosetta/test-kit/databases';
import { UnitCostMonth } from '@rosetta/contracts/finops';
import { addMonths, resolvePeriodBounds } from '@rosetta/contracts/values';
import { ConsumptionFact } from '@rosetta/finops-mart';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const YEAR = new Date().getUTCFullYear() - 1;
const [JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER] = ['06', '07', '08', '09', '10'].map(month => `${YEAR}-${month}`); // prettier-ignore

const consumed = (
  application: string,
  quantity: string,
  more: Partial<ConsumptionFact> = {},
) => ({
  rawImport: 1,
  application,
  quantity,
  ...{ product: 'none', metric: 'orders', unit: 'orders' },
  ...more,
});
const numbered = (facts: Omit<ConsumptionFact, 'rawRow'>[]) =>
  facts.map((fact, at) => ({ ...fact, rawRow: at + 1 }));
const stored = (application: string, quantity: string, product: string) =>
  consumed(application, quantity, { product, metric: 'storage', unit: 'GB' });

const SHOP = { application: 'app-shop', group: 'grp-shop' };
const PAY = { application: 'app-pay', group: 'grp-pay' };

describe('GET /v1/unit-costs', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    const labels = [
      { dimension: 'application', key: 'app-shop', label: 'Shop' } as const,
    ];
    const groups = [
      { id: 'grp-root', parent: null },
      { id: 'grp-shop', parent: 'grp-root' },
      { id: 'grp-pay', parent: null },
    ];
    await publishTestRun(service.db, {
      ...{ period: JUNE, labels, groups },
      facts: [
        { effective: '3', product: 'cdn', domain: 'network' },
        { effective: '1', product: 'cdn', domain: 'storage' },
      ],
      consumption: numbered([
        consumed('app-shop', '2', { product: 'cdn', metric: 'traffic', unit: 'TB' }),
      ]),
    }); // prettier-ignore
    await publishTestRun(service.db, {
      ...{ period: JULY, labels, groups },
      facts: [{ ...SHOP, effective: '10' }],
      consumption: numbered([consumed('app-shop', '4')]),
    });
    await publishTestRun(service.db, {
      ...{ period: AUGUST, labels, groups },
      facts: [
        { ...SHOP, effective: '10', product: 's3', domain: 'storage' },
        { ...PAY, effective: '2', product: 'vm', domain: 'compute', list: null },
        { effective: '0.5' },
        { ...SHOP, effective: '9', currency: 'EUR' },
      ],
      consumption: numbered([
        consumed('app-shop', '2'),
        consumed('app-shop', '1'),
        consumed('app-pay', '0'),
        consumed('app-kiosk', '1'),
        stored('app-shop', '20', 's3'),
        stored('app-pay', '5', 's3'),
      ]),
      rules: [{ ruleId: 'disks', method: 'proportional', basis: 'consumption:storage' }],
    }); // prettier-ignore
    await publishTestRun(service.db, {
      ...{ period: SEPTEMBER, labels, groups },
      facts: [{ ...SHOP, effective: '12', product: 's3', domain: 'storage' }],
    });
  });
  afterAll(() => service.stop());

  const USD = { currency: 'USD', metric: 'orders' };
  const read = async (query: Record<string, string>) =>
    (await service.get('/v1/unit-costs', query).expect(200)).body;
  const written = (months: UnitCostMonth[]) =>
    months.map(({ amount, quantity, unitCost, change, reason }) =>
      [amount, quantity, unitCost, change, reason].join('|'),
    );
  const items = async (query: Record<string, string>) =>
    Object.fromEntries(
      (await read(query)).items.map(
        ({ key, months }: { key: string; months: UnitCostMonth[] }) => [
          key,
          written(months),
        ],
      ),
    );

  it('divides what an application cost by what it took, compares with the month before, and says why there is no figure', async () => {
    const answer = await read({ ...USD, from: AUGUST, to: OCTOBER });
    expect(answer).toMatchObject({
      ...{ metric: 'orders', decimals: 12, groupBy: 'application' },
      ...{ from: AUGUST, to: OCTOBER, currency: 'USD', missing: [] },
      metrics: [
        { metric: 'orders', unit: 'orders', byProduct: false, splitsCosts: false },
        { metric: 'storage', unit: 'GB', byProduct: true, splitsCosts: true },
      ],
      otherCurrencies: [{ currency: 'EUR', amount: '9' }],
    }); // prettier-ignore
    expect(answer.items[0]).toMatchObject({ key: 'app-shop', label: 'Shop' });
    const [august] = answer.items[0].months;
    expect(august.change).toBeCloseTo(1 / 3, 9);
    expect(await items({ ...USD, from: AUGUST, to: OCTOBER })).toEqual({
      'app-shop': [`10|3|3.333333333333|${august.change}|`, '12||||no-quantity'],
      'app-pay': ['2|0|||zero-quantity', '||||no-quantity'],
      unallocated: ['0.5||||no-quantity', '||||no-quantity'],
      'app-kiosk': ['|1|||no-cost', '||||no-quantity'],
    }); // prettier-ignore
    expect(written(answer.total.months)).toEqual([
      '12.5|4|3.125|0.25|',
      '12||||no-quantity',
    ]);
  });

  it('reports a month that is not published as missing, never as 0', async () => {
    const answer = await read({ ...USD, from: SEPTEMBER, to: `${YEAR}-11` });
    expect(answer.missing).toEqual([OCTOBER]);
    expect(written(answer.total.months).at(-1)).toBe('||||not-published');
  });

  it('begins with the first month that may be asked for, although there is one before', async () => {
    const first = resolvePeriodBounds().from;
    const earlier = addMonths(first, -1);
    await publishTestRun(service.db, { period: earlier, facts: [] });
    const { total, missing } = await read({ ...USD, from: first });
    expect([total.months, missing]).toEqual([[], [first]]);
    await service.get('/v1/unit-costs', { from: earlier }).expect(400);
  });

  it('adds up the applications of a group, and of a group those below it', async () => {
    const query = { ...USD, from: AUGUST, groupBy: 'group' };
    expect(await items(query)).toMatchObject({
      'grp-shop': ['10|3|3.333333333333|0.3333333333332|'],
      'grp-pay': ['2|0|||zero-quantity'],
      unallocated: ['0.5|1|0.5||'],
    });
    const { total } = await read({ ...USD, from: AUGUST, group: 'grp-root' });
    expect(written(total.months)[0]).toMatch('10|3|3.3333');
  });

  it('divides products and domains by their own rows where the metric has products, else by all of it', async () => {
    const august = { ...USD, from: AUGUST };
    expect(await items({ ...august, groupBy: 'product' })).toMatchObject({
      s3: ['10|4|2.5||'],
      vm: ['2|4|0.5||'],
    });
    const storage = { ...august, metric: 'storage' };
    expect(await items({ ...storage, groupBy: 'product' })).toEqual({
      s3: ['10|25|0.4||'],
      vm: ['2||||no-quantity'],
      'amazon-elastic-compute-cloud': ['0.5||||no-quantity'],
    });
    expect(await items({ ...storage, groupBy: 'domain' })).toMatchObject({
      storage: ['10|25|0.4||'],
      compute: ['2.5||||no-quantity'],
    });
    const { total } = await read({ ...storage, domain: 'compute' });
    expect(total.months[0].reason).toBe('no-quantity');
  });

  it('divides each domain of a product by its rows, and answers only the one that is asked for', async () => {
    const traffic = { from: JUNE, currency: 'USD', metric: 'traffic', groupBy: 'domain' }; // prettier-ignore
    expect(await items(traffic)).toEqual({
      network: ['3|2|1.5||'],
      storage: ['1|2|0.5||'],
    });
    expect(await items({ ...traffic, domain: 'storage' })).toEqual({
      storage: ['1|2|0.5||'],
    });
  });

  it('is explained by GET /v1/consumption/lines, which lists the rows of a quantity as they were imported', async () => {
    const lines = async (query: Record<string, string | number>) =>
      (await service.get('/v1/consumption/lines', { metric: 'orders', period: AUGUST, ...query }).expect(200)).body; // prettier-ignore
    const { items: all, runId } = await lines({ application: 'app-shop' });
    expect(all).toEqual([
      { lineId: `${runId}:${all[0].lineId.split(':')[1]}`, application: 'app-shop', label: 'Shop', product: 'none', productLabel: 'none', quantity: '2', unit: 'orders', raw: { dataset: 'consumption', file: 'bill.csv', row: 1 } },
      expect.objectContaining({ quantity: '1', raw: { dataset: 'consumption', file: 'bill.csv', row: 2 } }),
    ]); // prettier-ignore
    const first = await lines({ group: 'grp-root', limit: 1 });
    const rest = await lines({ group: 'grp-root', limit: 1, cursor: first.nextCursor }); // prettier-ignore
    expect([...first.items, ...rest.items]).toEqual(all);
    expect((await lines({ product: 's3' })).items).toHaveLength(4);
    expect((await lines({ metric: 'storage', domain: 'compute' })).items).toEqual([]); // prettier-ignore
    await service.get('/v1/consumption/lines', { metric: 'orders', period: OCTOBER }).expect(404); // prettier-ignore
  });

  it('chooses a metric that no rule splits by where none is asked for, and answers no items for an unknown one', async () => {
    expect(await read({ from: AUGUST, currency: 'USD' })).toMatchObject({ metric: 'orders' }); // prettier-ignore
    expect(await read({ from: JULY, application: 'app-pay' })).toMatchObject({ metric: 'orders' }); // prettier-ignore
    const answer = await read({ from: AUGUST, metric: 'tea' });
    expect(answer).toMatchObject({ metric: 'tea', items: [], total: { months: [] } }); // prettier-ignore
    expect(answer.metrics).toHaveLength(2);
  });

  it('answers CSV, the total first, with all digits', async () => {
    const { text, headers } = await service
      .get('/v1/unit-costs', { ...USD, from: AUGUST })
      .set('accept', 'text/csv')
      .expect(200);
    expect(headers['content-disposition']).toContain(`unit-costs-by-application-${AUGUST}.csv`); // prettier-ignore
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      'month,key,label,metric,unit,currency,measure,amount,quantity,unitCost,change,reason,incomplete',
      `${AUGUST},,,orders,orders,USD,effective,12.5,4,3.125,0.25,,0`,
    ]);
  });

  it.each([
    [{ groupBy: 'month' }, 'groupBy'],
    [{ metric: '' }, 'metric'],
    [{ from: OCTOBER, to: AUGUST }, 'from'],
    [{ team: 'grp-shop' }, 'team'],
  ])('refuses %j, and names the parameter', async (query, field) => {
    const { body } = await service.get('/v1/unit-costs', query).expect(400);
    expect(body.error.message).toContain(field);
  });

  it.each(['/v1/unit-costs', `/v1/consumption/lines?metric=orders&period=${AUGUST}`])(
    'refuses %s to a person without a role, and to a caller without an identity',
    async path => {
      const get = () => request(service.app).get(path);
      expect((await get()).status).toBe(401);
      const refused = await get().set('authorization', 'Bearer visitor');
      expect(refused.status).toBe(403);
    },
  ); // prettier-ignore
});
