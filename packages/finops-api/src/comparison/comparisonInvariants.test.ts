import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  ComparedItem,
  COST_DRIVERS,
  CostDrivers,
  GROUP_BYS,
  MEASURES,
} from '@rosetta/contracts/finops';
import { addShares, multiplierOf } from '@rosetta/contracts/values';
import {
  indirectFact,
  publishTestRun,
  TestRun,
} from '@rosetta/finops-mart/testUtils';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const negate = multiplierOf('-1');
const sumOf = (drivers: CostDrivers) => addShares(Object.values(drivers));

/** The same numbers on every machine. */
const seeded = (seed: number) => {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
};

const APPLICATIONS = ['app-a', 'app-b', 'app-c'];
const RULES: NonNullable<TestRun['rules']> = [
  { ruleId: 'e', targets: { applications: ['app-a', 'app-b', 'app-c'] } },
  { ruleId: 'c', method: 'proportional', basis: 'direct-cost' },
];

/** Amounts and quantities that do not divide, credits, lines without a quantity, and shared cost. */
const chargesOf = (period: string, next: ReturnType<typeof seeded>) =>
  Array.from({ length: 240 }, (): TestRun['facts'][number] => {
    const amount = () =>
      `${next(9) === 0 ? '-' : ''}${next(50)}.${next(999_999) + 1}`;
    const product = next(6);
    const has = next(5) > 0;
    const rule = RULES[next(2)].ruleId;
    const owner = next(4);
    return {
      chargeFrom: `${period}-${String(next(27) + 1).padStart(2, '0')}T00:00:00.000Z`,
      domain: `domain-${product % 2}`,
      family: `family-${product % 3}`,
      product: `product-${product}`,
      provider: ['AWS', 'Azure'][next(2)],
      chargeCategory: next(12) === 0 ? 'Tax' : 'Usage',
      sku: next(8) === 0 ? null : `sku-${next(4)}`,
      region: `region-${next(2)}`,
      subAccount: `account-${next(2)}`,
      pricingQuantity: has ? `${next(20) === 0 ? '-' : ''}${next(3)}.${next(999) + 1}` : null,
      pricingUnit: has ? ['Hours', 'GB'][next(2)] : null,
      effective: amount(),
      billed: amount(),
      list: next(10) === 0 ? null : amount(),
      contracted: next(10) === 0 ? null : amount(),
      ...(owner === 0
        ? indirectFact(rule, { pool: `${product}${rule}`.padStart(32, '0') })
        : { application: [null, ...APPLICATIONS][owner], group: `grp-${owner % 2}` }),
    };
  }).map(fact => (fact.application ? fact : { ...fact, group: null })); // prettier-ignore

const FILTERS: Record<string, string>[] = [
  {},
  { domain: 'domain-1' },
  { provider: 'aws', chargeCategory: 'usage' },
  { application: 'app-a,unallocated' },
  { group: 'grp-1' },
  { account: 'account-1' },
];

describe('A comparison of costs', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    const next = seeded(7);
    for (const period of ['2024-06', '2024-07', '2024-08', '2024-09'])
      await publishTestRun(service.db, {
        period,
        // A pool is of one kind of cost.
        facts: chargesOf(period, next).map(fact =>
          fact.pool
            ? { ...fact, provider: 'AWS', chargeCategory: 'Usage' }
            : fact,
        ),
        rules: RULES,
        applications: APPLICATIONS.map((id, at) => ({
          id,
          group: `grp-${(at + 1) % 2}`,
          owners: [`grp-${(at + 1) % 2}`],
          attributes: {},
        })),
      });
  });
  afterAll(() => service.stop());

  const read = async (
    path: string,
    query: Record<string, string | undefined>,
  ) => (await service.get(path, query).expect(200)).body;
  const compare = (query: Record<string, string | undefined>) =>
    read('/v1/costs/comparison', query);
  const amountsOf = (
    items: { key: string; amount: string }[],
  ): Record<string, string> =>
    Object.fromEntries(items.map(({ key, amount }) => [key, amount]));
  const sideOf = (items: ComparedItem[], side: 'now' | 'before') =>
    Object.fromEntries(items.map(item => [item.key, item[side].amount]));

  it.each(FILTERS)('adds up at every level and measure, to the last digit, with %j', async filter => {
    // Measures are columns: all of them once, and of each filter the one that may be missing.
    for (const measure of filter === FILTERS[0] ? MEASURES : ['list']) {
      const totals: ComparedItem[] = [];
      for (const groupBy of GROUP_BYS) {
        const answer = await compare({ from: '2024-08', to: '2024-10', measure, groupBy, ...filter });
        const { total, items, now, before } = answer as { total: ComparedItem; items: ComparedItem[] } & Record<'now' | 'before', { total: ComparedItem['now'] }>;
        for (const { difference, drivers } of [total, ...items])
          expect(sumOf(drivers!)).toBe(difference);
        expect(total.difference).toBe(addShares([now.total.amount, negate(before.total.amount)]));
        for (const driver of COST_DRIVERS)
          expect(addShares(items.map(item => item.drivers![driver]))).toBe(total.drivers![driver]);
        totals.push(total);
      }
      // With a filter of charges, those of applications and groups leave out what is indirect.
      for (const total of filter.account ? totals.slice(0, 3) : totals)
        expect(total).toEqual(totals[0]);
    }
  }); // prettier-ignore

  it.each(FILTERS)('has the figures of GET /v1/costs on both sides, with %j', async filter => {
    for (const groupBy of ['product', 'application', 'group']) {
        const query = { measure: 'list', groupBy, ...filter };
        const answer = await compare({ from: '2024-09', withFrom: '2024-07', ...query });
        const [now, before] = [await read('/v1/costs', { from: '2024-09', ...query }), await read('/v1/costs', { from: '2024-07', ...query })];
        const { previous: _, change: __, ...total } = now.total;
        expect(answer.now.total).toEqual(total);
        expect(answer.now.indirectExcluded).toBe(now.indirectExcluded);
        expect(answer.before.total.amount).toBe(before.total.amount);
        expect(sideOf(answer.items, 'now')).toMatchObject(amountsOf(now.items));
        expect(sideOf(answer.items, 'before')).toMatchObject(amountsOf(before.items));
      }
  }); // prettier-ignore

  it('flips the sign of the total, and of what is compared by no price, when the sides are swapped', async () => {
    for (const filter of FILTERS) {
      const query = { groupBy: 'application', ...filter };
      const one = await compare({ from: '2024-09', withFrom: '2024-08', ...query }); // prettier-ignore
      const other = await compare({ from: '2024-08', withFrom: '2024-09', ...query }); // prettier-ignore
      expect(other.now.total).toEqual(one.before.total);
      expect(other.total.difference).toBe(negate(one.total.difference));
      const [there, back] = [one.total.drivers, other.total.drivers];
      expect(back.appeared).toBe(negate(there.ended));
      expect(back.ended).toBe(negate(there.appeared));
      expect(back.withoutQuantity).toBe(negate(there.withoutQuantity));
      const priced = ({ price, volume, mix }: CostDrivers) => addShares([price, volume, mix]); // prettier-ignore
      expect(priced(back)).toBe(negate(priced(there)));
    }
  });

  it('adds up before and after a day, and between two groups', async () => {
    for (const query of [
      { from: '2024-08', to: '2024-10', at: '2024-09-03' },
      { from: '2024-09', group: 'grp-0', withGroup: 'grp-1' },
      { from: '2024-09', application: 'app-a', withApplication: 'app-c' },
    ])
      for (const groupBy of ['product', 'application']) {
        const { total, items, now, before } = await compare({ ...query, groupBy }); // prettier-ignore
        for (const { difference, drivers } of [total, ...items])
          expect(sumOf(drivers)).toBe(difference);
        expect(addShares([now.total.amount, negate(before.total.amount)])).toBe(total.difference); // prettier-ignore
      }
  });
});
