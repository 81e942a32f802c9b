import { TestDatabases } from '@rosetta/test-kit/databases';
import { GROUP_BYS, MEASURES } from '@rosetta/contracts/finops';
import { dropRun } from '@rosetta/finops-mart';
import { publishTestRun, TestRun } from '@rosetta/finops-mart/testUtils';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('GET /v1/costs', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await createTestService(databases);
  });
  afterEach(() => service.stop());

  const publish = (
    period: string,
    facts: TestRun['facts'],
    rest: Partial<TestRun> = {},
  ) => publishTestRun(service.db, { period, facts, ...rest });
  const costs = async (query: Record<string, string> = {}) =>
    (await service.get('/v1/costs', query).expect(200)).body;

  it('returns the last published month by domain, with direct, indirect and unallocated amounts', async () => {
    await publish('2024-08', [{ effective: '10', application: 'app-shop' }]);
    const { id } = await publish(
      '2024-09',
      [
        { effective: '9.250', application: 'app-shop' },
        { effective: '1.00', domain: 'storage' },
        { effective: '4.5' },
      ],
      { labels: [{ dimension: 'domain', key: 'compute', label: 'Compute' }] },
    );
    expect(await costs()).toEqual({
      currency: 'USD',
      measure: 'effective',
      from: '2024-09',
      to: '2024-10',
      completeThrough: [{ provider: 'AWS', day: '2024-09-01' }],
      groupBy: 'domain',
      total: {
        amount: '14.75',
        direct: '9.25',
        indirect: '0',
        unallocated: '5.5',
        previous: '10',
        change: 0.475,
      },
      items: [
        { key: 'compute', label: 'Compute', amount: '13.75', direct: '9.25', indirect: '0', unallocated: '4.5', previous: '10', change: 0.375 },
        { key: 'storage', label: 'storage', amount: '1', direct: '0', indirect: '0', unallocated: '1', previous: '0', change: null },
      ],
      published: [{ period: '2024-09', runId: id, at: expect.any(String) }],
      missing: [],
      otherCurrencies: [],
    }); // prettier-ignore
  });

  it('names missing months and compares only with fully published periods', async () => {
    await publish('2024-09', [{}]);
    const answer = await costs({ from: '2024-08', to: '2024-11' });
    expect(answer).toMatchObject({
      missing: ['2024-08', '2024-10'],
      total: { amount: '1', previous: null, change: null },
    });
    expect(answer.published).toHaveLength(1);
  });

  it('returns zero and the missing month when nothing is published', async () => {
    const answer = await costs();
    expect(answer).toMatchObject({
      currency: 'USD',
      total: { amount: '0', direct: '0', indirect: '0', unallocated: '0' },
      items: [],
      published: [],
    });
    expect(answer.missing).toEqual([answer.from]);
  });

  it('lists unallocated cost as its own item, by application and by group', async () => {
    await publish(
      '2024-09',
      [{ application: 'app-shop', group: 'grp-shop' }, { effective: '3' }],
      {
        labels: [
          { dimension: 'application', key: 'app-shop', label: 'Shop' },
          { dimension: 'group', key: 'grp-shop', label: 'Team Shop' },
        ],
      },
    );
    const itemsBy = async (groupBy: string) =>
      (await costs({ groupBy })).items.map(
        (item: { key: string; label: string }) => [item.key, item.label],
      );
    expect(await itemsBy('application')).toEqual([
      ['unallocated', 'Unallocated'],
      ['app-shop', 'Shop'],
    ]);
    expect(await itemsBy('group')).toEqual([
      ['unallocated', 'Unallocated'],
      ['grp-shop', 'Team Shop'],
    ]);
    const only = await costs({ application: 'unallocated' });
    expect(only.total.amount).toBe('3');
  });

  it('filters by every dimension and returns no items when nothing matches', async () => {
    await publish('2024-09', [
      { effective: '1', domain: 'web', billingAccount: '42' },
      { effective: '2', family: 'containers' },
      { effective: '4', product: 'aws-lambda', application: 'app-shop' },
    ]);
    const amount = async (query: Record<string, string>) =>
      (await costs(query)).total.amount;
    expect(await amount({ domain: 'web' })).toBe('1');
    expect(await amount({ billingAccount: '42' })).toBe('1');
    expect(await amount({ family: 'containers' })).toBe('2');
    expect(await amount({ product: 'aws-lambda' })).toBe('4');
    expect(await amount({ application: 'app-shop', group: 'grp-shop' })).toBe('4'); // prettier-ignore
    expect(await amount({ application: 'app-shop,unallocated' })).toBe('7');
    // An id that is empty would be nobody, whose cost is unallocated.
    await service.get('/v1/costs', { application: 'app-shop,' }).expect(400);
    expect(await amount({ group: 'grp-nobody' })).toBe('0');
    expect(await amount({ domain: 'web', family: 'containers' })).toBe('0');
  });

  it('never adds two currencies', async () => {
    await publish('2024-09', [
      { currency: 'EUR', effective: '1' },
      { currency: 'USD', effective: '2', domain: 'web' },
      { currency: 'CHF', effective: '4' },
    ]);
    const shown = async (query: Record<string, string>) => {
      const { currency, total, otherCurrencies } = await costs(query);
      return [currency, total.amount, otherCurrencies];
    };
    expect(await shown({})).toEqual([
      'USD',
      '2',
      [
        { currency: 'CHF', amount: '4' },
        { currency: 'EUR', amount: '1' },
      ],
    ]);
    expect(await shown({ currency: 'EUR' })).toEqual([
      'EUR',
      '1',
      [
        { currency: 'CHF', amount: '4' },
        { currency: 'USD', amount: '2' },
      ],
    ]);
    expect(await shown({ domain: 'web' })).toEqual(['USD', '2', []]);
    expect((await shown({ currency: 'JPY' })).slice(0, 2)).toEqual([
      'JPY',
      '0',
    ]);
  });

  it('shows the only currency there is, whatever the configuration says', async () => {
    await publish('2024-09', [{ currency: 'EUR' }]);
    expect(await costs()).toMatchObject({
      currency: 'EUR',
      total: { amount: '1' },
    });
  });

  it('says how many lines have no value for the measure', async () => {
    await publish('2024-09', [
      { list: '2' },
      { list: null },
      { list: null, domain: 'web' },
    ]);
    const { total, items } = await costs({ measure: 'list' });
    expect(total).toMatchObject({ amount: '2', incomplete: 2 });
    expect(items[1]).toMatchObject({ key: 'web', amount: '0', incomplete: 1 });
    expect((await costs()).total.incomplete).toBeUndefined();
  });

  it('returns the figures that were published at `asOf`', async () => {
    await publish('2024-09', [{ effective: '1' }], {
      at: '2024-10-05T02:00:00.000Z',
    });
    const first = (await costs()).published[0].runId;
    await publish('2024-09', [{ effective: '2' }], {
      at: '2024-10-06T02:00:00.000Z',
    });
    const amountAsOf = async (asOf: string) =>
      (await costs({ asOf, from: '2024-09' })).total.amount;
    expect((await costs()).total.amount).toBe('2');
    expect(await amountAsOf('2024-10-06')).toBe('1');
    expect(await amountAsOf('2024-10-06T02:00:00Z')).toBe('2');
    expect((await costs({ asOf: '2024-10-01', from: '2024-09' })).missing).toEqual(['2024-09']); // prettier-ignore

    await dropRun(service.db, first);
    const gone = await service
      .get('/v1/costs', { asOf: '2024-10-05T12:00:00Z', from: '2024-09' })
      .expect(410);
    expect(gone.body.error.message).toMatch(
      /run of 2024-09 .* removed by retention/,
    );
  });

  it('has the same total for every groupBy and measure, and items that add up to it', async () => {
    const facts = Array.from({ length: 300 }, (_, at) => ({
      billed: `0.${String(at * 104_729).padStart(13, '0')}`,
      effective: `${at % 7 === 0 ? '-' : ''}0.${String(at * 7_919).padStart(11, '0')}`,
      list: at % 5 === 0 ? null : `1${at}.00000000000${at}`,
      domain: `domain-${at % 4}`,
      family: `family-${at % 9}`,
      product: `product-${at % 31}`,
      ...(at % 3 > 0 && { application: `app-${at % 11}`, group: `grp-${at % 3}` }),
    })); // prettier-ignore
    await publish('2024-09', facts);
    await publish('2024-10', facts.slice(0, 50));
    for (const measure of MEASURES) {
      const totals = new Set<string>();
      for (const groupBy of GROUP_BYS) {
        const query = { from: '2024-09', to: '2024-11', groupBy, measure };
        const { total, items } = await costs(query);
        totals.add(JSON.stringify(total));
        const { rows } = await service.db.raw(
          'select trim_scale(sum(a::numeric))::text as sum from unnest(?::text[]) a',
          [items.map((item: { amount: string }) => item.amount)],
        );
        expect(rows[0].sum).toBe(total.amount);
      }
      expect(totals.size).toBe(1);
    }
  });

  it('returns the same rows as CSV, with formulas in names escaped', async () => {
    await publish('2024-09', [{ effective: '-1.5' }], {
      labels: [{ dimension: 'domain', key: 'compute', label: '=2+3' }],
    });
    const answer = await service
      .get('/v1/costs')
      .set('accept', 'text/csv')
      .expect(200)
      .expect('content-type', /^text\/csv/)
      .expect('content-disposition', /costs-by-domain-2024-09\.csv/);
    expect(answer.text).toBe(
      'key,label,currency,measure,amount,direct,indirect,unallocated,restated,incomplete,previous,change\r\n' +
        "compute,'=2+3,USD,effective,-1.5,0,0,-1.5,0,0,,\r\n",
    );
  });

  it('returns costs by month on /trend and leaves out a missing month', async () => {
    await publish('2024-08', [{ domain: 'web', effective: '2' }]);
    await publish('2024-10', [
      { domain: 'web', effective: '3' },
      { domain: 'compute', effective: '1' },
    ]);
    const { body } = await service
      .get('/v1/costs/trend', { from: '2024-08', to: '2024-11' })
      .expect(200);
    const none = { direct: '0', indirect: '0', unallocated: '0', amount: '0' };
    const some = (amount: string) => ({ ...none, unallocated: amount, amount });
    expect(body.missing).toEqual(['2024-09']);
    expect(body.items).toEqual([
      {
        key: 'web',
        label: 'web',
        months: [
          { month: '2024-08', ...some('2') },
          { month: '2024-10', ...some('3') },
        ],
      },
      {
        key: 'compute',
        label: 'compute',
        months: [
          { month: '2024-08', ...none },
          { month: '2024-10', ...some('1') },
        ],
      },
    ]);
  });
});
