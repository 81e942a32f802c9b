import { TestDatabases } from '@rosetta/test-kit/databases';
import { CostLine, LINE_SORTS, LineSort } from '@rosetta/contracts/finops';
import { indirectFact, publishTestRun } from '@rosetta/finops-mart/testUtils';
import { readAllLines } from '../__testUtils__/readAllLines';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('the order of GET /v1/costs/lines', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await createTestService(databases);
  });
  afterEach(() => service.stop());

  const all = (query: Record<string, string | number>) =>
    readAllLines(service, query);

  /** Two months in which every value comes more than once, with a cent, a credit and a microsecond between others. */
  const publishTies = async () => {
    const facts = [
      { effective: '1.10', application: 'app-b', product: 'b', chargeFrom: '2024-09-01T00:00:00.000001Z' },
      { effective: '1.1', product: 'b', billingAccount: '2', chargeFrom: '2024-09-01T00:00:00.000002Z' },
      { effective: '-3', list: null, application: 'app-a', product: 'a', billingAccount: '10' },
      { effective: '1.1', application: 'app-b', product: 'c' },
      { effective: '0', product: 'a', billingAccount: '2' },
    ]; // prettier-ignore
    for (const [at, period] of ['2024-08', '2024-09'].entries())
      await publishTestRun(service.db, {
        period,
        facts: facts.map(fact => ({ ...fact, rawImport: at + 1 })),
      });
    const third = {
      ruleId: 'rule-third',
      method: 'even' as const,
      targets: { groups: ['grp-b'] },
    };
    await publishTestRun(service.db, {
      period: '2024-10',
      facts: ['3.3', '3.3', '9'].map((effective, at) =>
        indirectFact('rule-third', {
          rawImport: 3, effective, product: 'b', chargeFrom: '2024-09-01T00:00:00.000Z',
          pool: String(at).repeat(32), billingAccount: at ? '2' : '10',
        }),
      ),
      rules: [third],
      applications: ['app-b', 'app-a', 'app-c'].map(id => ({ id, owners: ['grp-b'], attributes: {} })),
    }); // prettier-ignore
  };

  const VALUES: Record<LineSort, (line: CostLine) => string | number> = {
    amount: line => Number(line.amount),
    chargePeriod: line => Date.parse(line.chargePeriod.from),
    product: line => (line.charge ?? line.pool!).product,
    account: line => (line.charge ?? line.pool!).account,
    application: line => line.application ?? '',
  };

  /** How many lines there are, all of them sorted, in pages of any size. */
  const sortedBy = async (
    query: Record<string, string>,
    sort: LineSort,
    order: 'asc' | 'desc',
  ) => {
    const whole = await all(query);
    const values = whole.map(VALUES[sort]);
    const sorted = [...values].sort((left, right) => {
      const ascending = Number(left > right) - Number(left < right);
      return order === 'asc' ? ascending : -ascending;
    });
    expect(values).toEqual(sorted);
    for (const limit of [1, 2, 5])
      expect(await all({ ...query, limit })).toEqual(whole);
    return new Set(whole.map(({ lineId }) => lineId)).size;
  };

  it.each(
    LINE_SORTS.flatMap(sort =>
      (['asc', 'desc'] as const).map(order => [sort, order] as const),
    ),
  )(
    'sorts all months together by %s, %s, the same for every page size',
    async (sort, order) => {
      await publishTies();
      const range = { from: '2024-08', to: '2024-11', sort, order };
      const inGroups = { ...range, group: 'grp-shop,grp-b' };
      // Each charge once, or direct charges and three shares of three pools.
      for (const [query, count] of [
        [range, 13],
        [inGroups, 15],
      ] as const)
        expect(await sortedBy(query, sort, order)).toBe(count);
    },
  );

  it('sorts by the amount in the measure of the query', async () => {
    await publishTies();
    const query = { from: '2024-09', measure: 'list', order: 'asc', limit: 2 };
    expect((await all(query)).map(line => line.amount)).toEqual([
      '0',
      '1',
      '1',
      '1',
      '1',
    ]);
  });
});
