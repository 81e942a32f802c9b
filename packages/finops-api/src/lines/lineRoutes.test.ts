import { TestDatabases } from '@backstage/backend-test-utils';
import { CostLine, LINE_SORTS, LineSort } from '@rosetta/contracts/finops';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import { encodeCursor } from '@rosetta/service-kit';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const SHARE = {
  raw_line: '10000000002',
  rule_id: 'rule-support',
  rule_version: 3,
  method: 'proportional',
  total_weight: '8',
};

describe('GET /v1/costs/lines', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await createTestService(databases);
  });
  afterEach(() => service.stop());

  const all = async (query: Record<string, string | number>) => {
    const lines: CostLine[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await service
        .get('/v1/costs/lines', { ...query, ...(cursor && { cursor }) })
        .expect(200);
      lines.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor);
    return lines;
  };

  /** A direct charge, one that two applications share, and one to nobody. */
  const publishThree = () =>
    publishTestRun(service.db, {
      period: '2024-09',
      facts: [
        {
          application: 'app-a',
          effective: '1.50',
          resource: 'arn:1',
          tags: '{"application":"A"}',
        },
        { kind: 'indirect', effective: '8', product: 'support' },
        { effective: '0.25', list: null },
      ],
      labels: [{ dimension: 'product', key: 'support', label: 'AWS Support' }],
      fill: (trx, { id, period }) =>
        trx(`charge_share_${id.replaceAll('-', '')}`).insert([
          { ...SHARE, period, run_id: id, application_id: 'app-b', group_id: 'grp-b', weight: '5.0', ratio: '0.625', billed: 0, effective: '5', list: '5', contracted: '5' },
          { ...SHARE, period, run_id: id, application_id: 'app-a', group_id: 'grp-shop', weight: '3.0', ratio: '0.375', billed: 0, effective: '3', list: '3', contracted: '3' },
        ]),
    }); // prettier-ignore

  it('returns the file rows behind a figure, largest first, and the allocation rule', async () => {
    const run = await publishThree();
    const lines = await all({ from: '2024-09' });
    expect(lines).toEqual([
      expect.objectContaining({ lineId: `${run.id}:10000000002:app-b`, amount: '5' }),
      expect.objectContaining({
        lineId: `${run.id}:10000000002:app-a`,
        application: 'app-a',
        kind: 'indirect',
        amount: '3',
        charge: expect.objectContaining({ amount: '8', product: 'AWS Support' }),
        rule: { id: 'rule-support', version: 3, method: 'proportional', weight: '3', totalWeight: '8', ratio: '0.375' },
      }),
      {
        lineId: `${run.id}:10000000001`,
        runId: run.id,
        period: '2024-09',
        chargePeriod: { from: '2024-09-01T00:00:00.000Z', to: '2024-09-02T00:00:00.000Z' },
        application: 'app-a',
        kind: 'direct',
        amount: '1.5',
        charge: {
          amount: '1.5',
          currency: 'USD',
          provider: 'AWS',
          account: '1234567890123',
          resource: 'arn:1',
          product: 'amazon-elastic-compute-cloud',
          category: 'Usage',
          tags: { application: 'A' },
        },
        raw: { dataset: 'focus', file: 'bill.csv', row: 1 },
      },
      expect.objectContaining({ lineId: `${run.id}:10000000003`, application: null, kind: 'unallocated', amount: '0.25' }),
    ]); // prettier-ignore
  });

  it('returns the same lines for every page size', async () => {
    await publishThree();
    await publishTestRun(service.db, {
      period: '2024-10',
      facts: [{}, {}, {}],
    });
    const window = { from: '2024-09', to: '2024-11' };
    const whole = await all(window);
    expect(whole).toHaveLength(7);
    for (const limit of [1, 2, 3, 6])
      expect(await all({ ...window, limit })).toEqual(whole);
  });

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
    await publishTestRun(service.db, {
      period: '2024-10',
      facts: [{ rawImport: 3, kind: 'indirect', effective: '8' }],
      fill: (trx, { id, period }) =>
        trx(`charge_share_${id.replaceAll('-', '')}`).insert(
          ['app-b', 'app-a', 'app-c'].map((application, at) => ({
            ...SHARE, raw_line: '30000000001', period, run_id: id, application_id: application,
            group_id: 'grp-b', weight: '1', ratio: '0.5', billed: 0, effective: at ? '1.1' : '5.8', list: '5', contracted: '5',
          })),
        ),
    }); // prettier-ignore
  };

  const VALUES: Record<LineSort, (line: CostLine) => string | number> = {
    amount: line => Number(line.amount),
    chargePeriod: line => Date.parse(line.chargePeriod.from),
    product: line => line.charge.product,
    account: line => line.charge.account,
    application: line => line.application ?? '',
  };

  it.each(
    LINE_SORTS.flatMap(sort =>
      (['asc', 'desc'] as const).map(order => [sort, order] as const),
    ),
  )(
    'sorts all months together by %s, %s, the same for every page size',
    async (sort, order) => {
      await publishTies();
      const query = { from: '2024-08', to: '2024-11', sort, order };
      const whole = await all(query);
      expect(whole).toHaveLength(13);
      expect(new Set(whole.map(({ lineId }) => lineId)).size).toBe(13);
      const values = whole.map(VALUES[sort]);
      const sorted = [...values].sort((left, right) => {
        const ascending = Number(left > right) - Number(left < right);
        return order === 'asc' ? ascending : -ascending;
      });
      expect(values).toEqual(sorted);
      for (const limit of [1, 2, 5])
        expect(await all({ ...query, limit })).toEqual(whole);
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

  it.each([
    ['sort', 'size', '"amount", "chargePeriod", "product", "account", "application"'], // prettier-ignore
    ['order', 'up', '"asc", "desc"'],
  ])(
    'refuses another %s than those it names',
    async (field, value, allowed) => {
      const { body } = await service
        .get('/v1/costs/lines', { [field]: value })
        .expect(400);
      expect(body.error.message).toContain(
        `${field}: must be one of ${allowed}`,
      );
    },
  );

  it('filters by application, kind, group and measure like the sums', async () => {
    await publishThree();
    const amounts = async (query: Record<string, string>) =>
      (await all({ from: '2024-09', ...query })).map(line => line.amount);
    expect(await amounts({ application: 'app-a' })).toEqual(['3', '1.5']);
    expect(await amounts({ application: 'unallocated' })).toEqual(['0.25']);
    expect(await amounts({ group: 'unallocated' })).toEqual(['0.25']);
    expect(await amounts({ kind: 'indirect' })).toEqual(['5', '3']);
    expect(await amounts({ product: 'support' })).toEqual(['5', '3']);
    expect(await amounts({ measure: 'list' })).toEqual(['5', '3', '1', '0']);
    expect(await amounts({ currency: 'EUR' })).toEqual([]);
    expect(await amounts({ domain: 'no-such' })).toEqual([]);
  });

  it('continues in the same runs when a month is republished between two pages', async () => {
    const old = await publishTestRun(service.db, {
      period: '2024-09',
      facts: [{}, {}],
    });
    const first = await service
      .get('/v1/costs/lines', { limit: 1 })
      .expect(200);
    await publishTestRun(service.db, {
      period: '2024-09',
      facts: [{}, {}, {}],
    });
    await publishTestRun(service.db, { period: '2024-10', facts: [{}] });
    const second = await service
      .get('/v1/costs/lines', { limit: 5, cursor: first.body.nextCursor })
      .expect(200);
    expect(second.body.items).toMatchObject([
      { runId: old.id, raw: { row: 1 } },
    ]);
    expect(second.body.nextCursor).toBeUndefined();
  });

  it('continues in the same runs when `asOf` is in the future', async () => {
    const old = await publishTestRun(service.db, {
      period: '2024-09',
      facts: [{}, {}],
    });
    const asOf = '2999-01-01T00:00:00.000Z';
    const first = await service
      .get('/v1/costs/lines', { limit: 1, asOf })
      .expect(200);
    await publishTestRun(service.db, {
      period: '2024-09',
      facts: [{}, {}, {}],
    });
    const cursor = first.body.nextCursor;
    const second = await service
      .get('/v1/costs/lines', { limit: 5, asOf, cursor })
      .expect(200);
    expect(second.body.items).toMatchObject([
      { runId: old.id, raw: { row: 1 } },
    ]);
  });

  it('rejects a cursor of another query, and a forged one', async () => {
    await publishThree();
    const { body } = await service.get('/v1/costs/lines', { limit: 1 });
    const question = { measure: 'effective', sort: 'amount', order: 'desc' };
    const after = (rawLine: string, value = '1') =>
      encodeCursor(question, {
        asOf: '2999-01-01T00:00:00.000Z',
        after: { value, rawLine, application: '' },
      });
    for (const query of [
      { cursor: body.nextCursor, kind: 'direct' },
      { cursor: body.nextCursor, sort: 'product' },
      { cursor: body.nextCursor, order: 'asc' },
      { cursor: after('9'.repeat(19)) },
      { cursor: after('9'.repeat(18), '1e9') },
      { cursor: after('9'.repeat(18), 'NaN') },
      { cursor: after('9'.repeat(18), '9'.repeat(201)) },
      { cursor: 'nonsense' },
    ]) {
      const refused = await service.get('/v1/costs/lines', query).expect(400);
      expect(refused.body.error.message).toMatch(
        /^cursor: is not a cursor of this list/,
      );
    }
    for (const cursor of [body.nextCursor, after('9'.repeat(18))])
      await service.get('/v1/costs/lines', { limit: 3, cursor }).expect(200);
  });

  it('streams all lines as CSV', async () => {
    await publishTestRun(service.db, {
      period: '2024-09',
      facts: Array.from({ length: 4_500 }, () => ({ tags: '{"a":"=b"}' })),
    });
    const { text } = await service
      .get('/v1/costs/lines')
      .set('accept', 'text/csv')
      .expect(200);
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(4_501);
    expect(lines[0]).toMatch(/^lineId,runId,period,/);
    expect(new Set(lines).size).toBe(4_501);
    expect(lines[4_500]).toContain('"{""a"":""=b""}"');
  });

  it('returns only a CSV header when there are no lines', async () => {
    const { text } = await service
      .get('/v1/costs/lines')
      .set('accept', 'text/csv')
      .expect(200);
    expect(text.trimEnd().split('\r\n')).toHaveLength(1);
  });
});
