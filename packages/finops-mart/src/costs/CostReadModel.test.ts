import { TestDatabases } from '@rosetta/test-kit/databases';
import { GROUP_BYS, GroupBy, MEASURES } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { migrateFinopsMart } from '../migrate';
import { indirectFact, publishTestRun } from '../testUtils';
import { CostSumsQuery, CostReadModel } from './CostReadModel';
import { RunRef } from './costFilters';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** Adds decimals of up to 20 places without a float. */
const PLACES = 20;
const sum = (amounts: string[]) => {
  const total = amounts.reduce((all, amount) => {
    const [, sign, whole, part = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(amount)!;
    return all + BigInt(`${sign}${whole}${part.padEnd(PLACES, '0')}`);
  }, 0n);
  const digits = (total < 0n ? -total : total)
    .toString()
    .padStart(PLACES + 1, '0');
  const text = `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
  return (total < 0n ? '-' : '') + text.replace(/\.?0+$/, '');
};

/** Seeded, so that a failure can be looked at again. */
const randomFacts = (count: number) => {
  let seed = 20240901;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const amount = () =>
    `${next(20) === 0 ? '-' : ''}${next(3_000)}.${String(next(1e9)).padStart(9, '0')}${String(next(1e6)).padStart(6, '0')}`; // prettier-ignore
  return Array.from({ length: count }, () => ({
    domain: `domain-${next(5)}`,
    family: `family-${next(9)}`,
    product: `product-${next(30)}`,
    ...(next(3) > 0 && { application: `app-${next(20)}`, group: `grp-${next(4)}` }),
    billed: amount(),
    effective: amount(),
    list: next(4) === 0 ? null : amount(),
    contracted: next(4) === 0 ? null : amount(),
  })); // prettier-ignore
};

describe('CostReadModel', () => {
  let db: Knex;
  let costs: CostReadModel;
  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
    costs = new CostReadModel(db);
  });

  const publish = async (
    period: string,
    facts: Parameters<typeof publishTestRun>[1]['facts'],
    rest: Partial<Parameters<typeof publishTestRun>[1]> = {},
  ): Promise<RunRef> => {
    const { id } = await publishTestRun(db, { period, facts, ...rest });
    return { period, runId: id };
  };
  const query = (rest: Partial<CostSumsQuery> & { runs: RunRef[] }) => ({
    from: '2024-09',
    months: 1,
    groupBy: 'domain' as const,
    measure: 'effective' as const,
    filters: {},
    ...rest,
  });

  it('orders by amount, then by key, and compares with the previous period', async () => {
    const august = await publish('2024-08', [
      { domain: 'compute', effective: '2' },
      { domain: 'web', effective: '-4' },
      { domain: 'gone', effective: '0.5' },
    ]);
    const september = await publish('2024-09', [
      { domain: 'web', effective: '1' },
      { domain: 'storage', effective: '1' },
      { domain: 'compute', effective: '2.50' },
    ]);

    const { items, totals } = await costs.byKey(
      query({ runs: [august, september] }),
    );

    expect(
      items.map(({ key, amount, previous, change }) => [
        key,
        amount,
        previous,
        change,
      ]),
    ).toEqual([
      ['compute', '2.5', '2', 0.25],
      ['storage', '1', '0', null],
      ['web', '1', '-4', 1.25],
    ]);
    // What is gone is no item any more, but was part of the whole.
    expect(totals).toMatchObject([{ amount: '4.5', previous: '-1.5' }]);
  });

  it('puts each month next to the month it is compared with', async () => {
    const runs = [
      await publish('2024-07', [{ effective: '1' }]),
      await publish('2024-08', [{ effective: '2' }]),
      await publish('2024-09', [{ effective: '3' }]),
      await publish('2024-10', [{ effective: '4' }]),
    ];
    const { items } = await costs.byKey(
      query({ runs, groupBy: 'month', months: 2 }),
    );
    expect(items).toMatchObject([
      { key: '2024-10', amount: '4', previous: '2' },
      { key: '2024-09', amount: '3', previous: '1' },
    ]);
  });

  it('keeps currencies apart', async () => {
    const run = await publish('2024-09', [
      { currency: 'USD', effective: '1' },
      { currency: 'EUR', effective: '2' },
    ]);
    const { totals } = await costs.byKey(query({ runs: [run] }));
    expect(totals).toMatchObject([
      { currency: 'EUR', amount: '2', inRange: true },
      { currency: 'USD', amount: '1', inRange: true },
    ]);
  });

  it('counts the lines without a measure as 0 and says how many there are', async () => {
    const run = await publish('2024-09', [
      { list: null, contracted: '3' },
      { list: '2', contracted: null },
      { list: null, contracted: null },
    ]);
    const readTotal = async (measure: CostSumsQuery['measure']) =>
      (await costs.byKey(query({ runs: [run], measure }))).totals[0];
    expect(await readTotal('list')).toMatchObject({
      amount: '2',
      incomplete: 2,
    });
    expect(await readTotal('contracted')).toMatchObject({
      amount: '3',
      incomplete: 2,
    });
    expect(await readTotal('billed')).toMatchObject({
      amount: '3',
      incomplete: 0,
    });
  });

  it('includes the descendants of a group, in the tree of each run', async () => {
    const facts = [
      { application: 'app-a', group: 'grp-shop', effective: '1' },
      { application: 'app-b', group: 'grp-web', effective: '2' },
      { application: 'app-c', group: 'grp-data', effective: '4' },
      { effective: '8' },
    ];
    const shop = { id: 'grp-shop', parent: null };
    const data = { id: 'grp-data', parent: null };
    const september = await publish('2024-09', facts, {
      groups: [shop, data, { id: 'grp-web', parent: 'grp-shop' }],
    });
    const october = await publish('2024-10', facts, {
      groups: [shop, data, { id: 'grp-web', parent: 'grp-data' }],
    });
    const readAmounts = async (group: string) => {
      const runs = [september, october];
      const filters = { group };
      const { items } = await costs.byKey(
        query({ runs, months: 2, filters, groupBy: 'month' }),
      );
      return Object.fromEntries(items.map(item => [item.key, item.amount]));
    };
    expect(await readAmounts('grp-shop')).toEqual({ '2024-09': '3', '2024-10': '1' }); // prettier-ignore
    expect(await readAmounts('grp-data')).toEqual({ '2024-09': '4', '2024-10': '6' }); // prettier-ignore
    expect(await readAmounts('unallocated')).toEqual({ '2024-09': '8', '2024-10': '8' }); // prettier-ignore
    // What two groups own together counts once.
    expect(await readAmounts('grp-shop,grp-web')).toEqual({ '2024-09': '3', '2024-10': '3' }); // prettier-ignore
    expect(await readAmounts('grp-nobody')).toEqual({});
  });

  it('terminates when a group is its own ancestor', async () => {
    const run = await publish(
      '2024-09',
      [{ application: 'app-a', group: 'a' }],
      {
        groups: [
          { id: 'a', parent: 'b' },
          { id: 'b', parent: 'a' },
        ],
      },
    );
    const { totals } = await costs.byKey(
      query({ runs: [run], filters: { group: 'b' } }),
    );
    expect(totals).toMatchObject([{ amount: '1' }]);
  });

  it('counts an indirect charge by its shares', async () => {
    const run = await publish(
      '2024-09',
      [
        indirectFact('rule-even', { effective: '10', product: 'support' }),
        { application: 'app-a', effective: '1' },
      ],
      {
        rules: [
          {
            ruleId: 'rule-even',
            targets: { applications: ['app-a', 'app-b'] },
          },
        ],
        applications: [
          { id: 'app-a', owners: ['grp-shop'], attributes: {} },
          { id: 'app-b', owners: ['grp-web'], attributes: {} },
        ],
      },
    );
    const { items, totals } = await costs.byKey(
      query({ runs: [run], groupBy: 'application' }),
    );
    expect(items).toMatchObject([
      { key: 'app-a', amount: '6', direct: '1', indirect: '5' },
      { key: 'app-b', amount: '5', direct: '0', indirect: '5' },
    ]);
    expect(totals).toMatchObject([{ amount: '11', indirect: '10' }]);
  });

  it('counts a line of a pool without the measure once in all, and in each that bears it', async () => {
    const run = await publish(
      '2024-09',
      [
        indirectFact('rule-even', { list: null }),
        indirectFact('rule-even', { list: '2' }),
        { application: 'app-a', list: null },
      ],
      {
        rules: [{ ruleId: 'rule-even', targets: { groups: ['grp-shop'] } }],
        applications: ['app-a', 'app-b'].map(id => ({
          id,
          owners: ['grp-shop'],
          attributes: {},
        })),
      },
    );
    const counts = async (groupBy: GroupBy, filters = {}) => {
      const { items, totals } = await costs.byKey(
        query({ runs: [run], measure: 'list', groupBy, filters }),
      );
      return [totals[0].incomplete, ...items.map(item => item.incomplete)];
    };
    expect(await counts('product')).toEqual([2, 2]);
    expect(await counts('application')).toEqual([2, 2, 1]);
    expect(await counts('group')).toEqual([2, 2]);
    expect(await counts('month', { application: 'app-b' })).toEqual([1, 1]);
  });

  it('gives the same exact total for every grouping', async () => {
    const facts = randomFacts(2_000);
    const run = await publish('2024-09', facts);
    for (const measure of MEASURES) {
      const whole = sum(facts.map(fact => fact[measure] ?? '0'));
      for (const groupBy of GROUP_BYS) {
        const { items, totals } = await costs.byKey(
          query({ runs: [run], groupBy, measure }),
        );
        expect(totals[0].amount).toBe(whole);
        expect(sum(items.map(item => item.amount))).toBe(whole);
        for (const { amount, direct, indirect, unallocated } of items)
          expect(sum([direct, indirect, unallocated])).toBe(amount);
      }
    }
  });

  it('sums by month, with the largest key first and its months in order', async () => {
    const runs = [
      await publish('2024-09', [
        { domain: 'web', effective: '3' },
        { domain: 'compute', effective: '1' },
      ]),
      await publish('2024-10', [{ domain: 'compute', effective: '4' }]),
    ];
    const months = await costs.byMonth(query({ runs, months: 2 }));
    expect(months.map(each => [each.key, each.month, each.amount])).toEqual([
      ['compute', '2024-09', '1'],
      ['compute', '2024-10', '4'],
      ['web', '2024-09', '3'],
    ]);
  });
});
