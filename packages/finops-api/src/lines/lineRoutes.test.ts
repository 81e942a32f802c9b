import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  indirectFact,
  publishTestRun,
  TestRun,
} from '@rosetta/finops-mart/testUtils';
import { encodeCursor } from '@rosetta/service-kit';
import { readAllLines } from '../__testUtils__/readAllLines';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** Two applications bear the support, five parts to three. */
const SUPPORT = {
  rules: [
    {
      ruleId: 'rule-support',
      name: 'Support by contract',
      version: 3,
      method: 'fixed',
      targets: { applications: ['app-a', 'app-b'] },
      coefficients: { 'app-a': '0.375', 'app-b': '0.625' },
    },
  ],
  applications: [
    { id: 'app-a', owners: ['grp-shop'], attributes: {} },
    { id: 'app-b', owners: ['grp-b'], attributes: {} },
  ],
} satisfies Partial<TestRun>;
const POOL = `2024-09-${'0'.repeat(32)}`;
const SUPPORTED = indirectFact('rule-support', {
  ruleVersion: 3,
  effective: '8',
  product: 'support',
});

describe('GET /v1/costs/lines', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await createTestService(databases);
  });
  afterEach(() => service.stop());

  const all = (query: Record<string, string | number>) =>
    readAllLines(service, query);

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
        { ...SUPPORTED, list: '16' },
        { effective: '0.25', list: null },
      ],
      labels: [{ dimension: 'product', key: 'support', label: 'AWS Support' }],
      ...SUPPORT,
    });

  const POOL_OF_SUPPORT = {
    id: POOL,
    charges: 1,
    amount: '8',
    currency: 'USD',
    provider: 'AWS',
    account: '1234567890123',
    product: 'AWS Support',
    category: 'Usage',
  };
  const RULE = {
    id: 'rule-support',
    version: 3,
    name: 'Support by contract',
    method: 'fixed',
    totalWeight: '1',
  };

  it('returns the file rows behind a figure, each once and the largest first', async () => {
    const run = await publishThree();
    const lines = await all({ from: '2024-09' });
    expect(lines).toEqual([
      expect.objectContaining({
        lineId: `${run.id}:10000000002`,
        application: null,
        kind: 'indirect',
        amount: '8',
        charge: expect.objectContaining({ amount: '8', product: 'AWS Support' }),
        pool: POOL_OF_SUPPORT,
        rule: RULE,
        raw: { dataset: 'focus', file: 'bill.csv', row: 2 },
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

  it('returns the shares of pools of an application, beside its direct charges', async () => {
    const run = await publishThree();
    expect(await all({ from: '2024-09', application: 'app-a' })).toEqual([
      {
        lineId: `${run.id}:${POOL}:app-a`,
        runId: run.id,
        period: '2024-09',
        chargePeriod: { from: '2024-09-01T00:00:00.000Z', to: '2024-10-01T00:00:00.000Z' },
        application: 'app-a',
        kind: 'indirect',
        amount: '3',
        charge: null,
        pool: POOL_OF_SUPPORT,
        rule: { ...RULE, weight: '0.375', ratio: '0.375' },
        raw: null,
      },
      expect.objectContaining({ lineId: `${run.id}:10000000001`, kind: 'direct' }),
    ]); // prettier-ignore
  });

  it('lists shares that stay unallocated with what is', async () => {
    const run = await publishTestRun(service.db, {
      period: '2024-09',
      facts: [SUPPORTED, { effective: '1' }],
      rules: SUPPORT.rules,
      applications: SUPPORT.applications.slice(1),
    });
    const queries: Record<string, string>[] = [
      { application: 'unallocated' },
      { group: 'unallocated' },
      { kind: 'unallocated' },
    ];
    for (const query of queries)
      expect(await all({ from: '2024-09', ...query })).toMatchObject([
        { lineId: `${run.id}:${POOL}:unallocated`, application: null, kind: 'unallocated', amount: '3', reason: { code: 'target-not-valid' } },
        { lineId: `${run.id}:10000000002`, kind: 'unallocated', amount: '1' },
      ]);
    expect(await all({ from: '2024-09', reason: 'target-not-valid' })).toMatchObject([{ amount: '3' }]);
    expect(await all({ from: '2024-09', reason: 'target-not-valid', kind: 'direct' })).toEqual([]);
    const { body } = await service.get('/v1/unallocated', { from: '2024-09', groupBy: 'reason' }).expect(200);
    expect(body).toMatchObject({
      total: { amount: '4', lines: 2 },
      items: [{ key: 'target-not-valid', amount: '3', lines: 1 }, { amount: '1' }],
    });
  }); // prettier-ignore

  it('returns the same lines for every page size', async () => {
    await publishThree();
    await publishTestRun(service.db, {
      period: '2024-10',
      facts: [{}, {}, {}],
    });
    const window = { from: '2024-09', to: '2024-11' };
    const whole = await all(window);
    expect(whole).toHaveLength(6);
    for (const limit of [1, 2, 3, 6])
      expect(await all({ ...window, limit })).toEqual(whole);
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
    expect(await amounts({ product: 'support' })).toEqual(['8']);
    expect(await amounts({ measure: 'list' })).toEqual(['16', '1', '0']);
    expect(await amounts({ measure: 'list', application: 'app-b' })).toEqual(['10']); // prettier-ignore
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
    const after = (rawLine: string, value = '1', pool = '') =>
      encodeCursor(question, {
        asOf: '2999-01-01T00:00:00.000Z',
        after: { value, rawLine, pool, application: '' },
      });
    for (const query of [
      { cursor: body.nextCursor, kind: 'direct' },
      { cursor: body.nextCursor, sort: 'product' },
      { cursor: body.nextCursor, order: 'asc' },
      { cursor: after('9'.repeat(19)) },
      { cursor: after('9'.repeat(18), '1e9') },
      { cursor: after('9'.repeat(18), 'NaN') },
      { cursor: after('9'.repeat(18), '9'.repeat(201)) },
      { cursor: after('0', '1', 'no-pool') },
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
