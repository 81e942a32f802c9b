import { TestDatabases } from '@rosetta/test-kit/databases';
import { CostLine, GROUP_BYS } from '@rosetta/contracts/finops';
import { publishTestRun, TestRun } from '@rosetta/finops-mart/testUtils';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** Amounts are powers of two, so that a sum says which charges are in it. */
const FACTS: TestRun['facts'] = [
  { effective: '1', application: 'app-a', subAccount: '42', region: 'eu-west-1', resource: 'arn:1', tags: '{"team":"web"}' },
  { effective: '2', subAccount: '42', tags: '{"team":"data=1"}', chargeFrom: '2024-09-02T00:00:00.000Z' },
  { effective: '4', provider: 'Amazon Web Services', chargeCategory: 'Tax', region: 'us-east-1' },
  { effective: '8', kind: 'indirect', subAccount: '42', chargeCategory: 'Tax', reason: null },
  { effective: '16', application: 'app-a', chargeFrom: '2024-09-02T23:59:59.999Z', provider: 'Azure' },
]; // prettier-ignore

const CASES: [filter: Record<string, string>, amount: string][] = [
  [{ account: '42' }, '11'],
  [{ account: 'none' }, '20'],
  [{ account: 'nobody' }, '0'],
  [{ region: 'eu-west-1' }, '1'],
  [{ resource: 'arn:1' }, '1'],
  [{ tag: 'team=web' }, '1'],
  [{ tag: 'team=data=1' }, '2'],
  [{ tag: 'team=' }, '0'],
  [{ day: '2024-09-02' }, '18'],
  [{ day: '2024-09-03' }, '0'],
  [{ day: '9999-12-31' }, '0'],
  [{ provider: 'amazon-web-services' }, '4'],
  [{ provider: 'Azure', region: 'none' }, '16'],
  [{ provider: 'nobody', region: 'none' }, '0'],
  [{ chargeCategory: 'tax', account: '42' }, '8'],
  [{ account: '42', domain: 'compute', tag: 'team=web' }, '1'],
];

describe('Filters of charges', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    for (const period of ['2024-08', '2024-09'])
      await publishTestRun(service.db, {
        period,
        facts: FACTS.map(fact => ({
          ...fact,
          rawImport: Number(period.slice(-1)),
        })),
      });
  });
  afterAll(() => service.stop());

  const read = async (path: string, query: Record<string, string>) =>
    (await service.get(path, { from: '2024-09', ...query }).expect(200)).body;

  it.each(CASES)('narrow costs, trend and lines by %j alike', async (filter, amount) => {
    for (const groupBy of ['domain', 'product', 'month']) {
      const { total, items, ...rest } = await read('/v1/costs', { ...filter, groupBy }); // prettier-ignore
      expect(total).toMatchObject({ amount, previous: amount });
      expect(rest).not.toHaveProperty('indirectExcluded');
      const sum = items.reduce((all: number, item: { amount: string }) => all + Number(item.amount), 0); // prettier-ignore
      expect(String(sum)).toBe(amount);
    }
    const trend = await read('/v1/costs/trend', filter);
    const months = trend.items.flatMap((item: { months: { amount: string }[] }) => item.months); // prettier-ignore
    expect(months.map((month: { amount: string }) => month.amount)).toEqual([amount].filter(each => each !== '0')); // prettier-ignore
    const { items } = await read('/v1/costs/lines', filter);
    const lines = items.reduce((all: number, line: CostLine) => all + Number(line.amount), 0); // prettier-ignore
    expect(String(lines)).toBe(amount);
  }); // prettier-ignore

  it('leave out indirect cost where they meet an application or a group, and say how much', async () => {
    for (const query of [
      { account: '42', groupBy: 'application' },
      { account: '42', groupBy: 'group' },
    ])
      expect(await read('/v1/costs', query)).toMatchObject({
        total: { amount: '3', direct: '1', indirect: '0', unallocated: '2' },
        indirectExcluded: '8',
      });
    const own = { account: '42', application: 'app-a' };
    const sums = { amount: '1', direct: '1', unallocated: '0' };
    for (const groupBy of GROUP_BYS)
      expect(await read('/v1/costs', { ...own, groupBy })).toMatchObject({
        total: sums,
        indirectExcluded: '8',
      });
    const trend = await read('/v1/costs/trend', own);
    expect(trend.indirectExcluded).toBe('8');
    const { items } = await read('/v1/costs/lines', own);
    expect(items.map((line: CostLine) => line.amount)).toEqual(['1']);
    expect(
      await read('/v1/costs', { ...own, chargeCategory: 'usage' }),
    ).toMatchObject({ indirectExcluded: '0' });
  });

  it('find names longer than an index holds, and tags of any text', async () => {
    const [long, longer] = ['r'.repeat(2_000), 'r'.repeat(9_000)];
    const tags = (of: Record<string, string>) => JSON.stringify(of);
    await publishTestRun(service.db, {
      period: '2024-12',
      facts: [
        { effective: '1', resource: long, tags: tags({ 'a"b\\': "c: 'd\\u0041" }) },
        { effective: '2', resource: longer, subAccount: longer, tags: tags({ team: 'half \ud800', end: '\0' }) },
        { effective: '4', tags: tags({ team: 'é €' }) },
      ].map(fact => ({ rawImport: 12, ...fact })),
    });
    const cases = [
      [{ resource: long }, '1'],
      [{ tag: `a"b\\=c: 'd\\u0041` }, '1'],
      [{ tag: 'team=half \ufffd' }, '2'],
      [{ tag: 'team=é €' }, '4'],
      [{ tag: 'é €=team' }, '0'],
    ] as const;
    for (const [filter, amount] of cases) {
      const { total } = await read('/v1/costs', { from: '2024-12', ...filter });
      expect([filter, total.amount]).toEqual([filter, amount]);
    }
  }); // prettier-ignore

  it('hold for all kinds of cost when they are of provider and charge category', async () => {
    expect(await read('/v1/costs', { chargeCategory: 'tax' })).toMatchObject({
      total: { unallocated: '4' },
    });
    for (const groupBy of GROUP_BYS) {
      const { total, ...rest } = await read('/v1/costs', {
        provider: 'azure',
        groupBy,
      });
      expect(total).toMatchObject({ amount: '16', previous: '16' });
      expect(rest).not.toHaveProperty('indirectExcluded');
    }
  });

  it('hold for a run that was summed before providers were kept', async () => {
    const { id } = await publishTestRun(service.db, {
      period: '2024-10',
      facts: [{ rawImport: 10, effective: '3' }, { rawImport: 10, effective: '5', provider: 'Azure' }],
    }); // prettier-ignore
    await service
      .db('cost_summary')
      .where('run_id', id)
      .update({ provider: null, charge_category: null });
    const { total } = await read('/v1/costs', {
      from: '2024-10',
      provider: 'azure',
    });
    expect(total).toMatchObject({ amount: '5', previous: '16' });
    expect(
      (await service.get('/v1/costs/filters').expect(200)).body.providers,
    ).toHaveLength(3);
  });

  it.each([
    ['tag', 'team', 'tag: must be key=value'],
    ['tag', '=web', 'tag: must be key=value'],
    ['day', '2024-09', 'day: must be a day, YYYY-MM-DD'],
    ['day', '2024-02-30', 'day: must be a day, YYYY-MM-DD'],
    ['region', '', 'region: '],
    ['account', 'x'.repeat(501), 'account: '],
  ])('refuse %s=%s, naming the field', async (field, value, message) => {
    for (const path of ['/v1/costs', '/v1/costs/trend', '/v1/costs/lines', '/v1/unallocated']) {
      const { body } = await service.get(path, { [field]: value }).expect(400);
      expect(body.error.message).toContain(message);
    }
  }); // prettier-ignore
});
