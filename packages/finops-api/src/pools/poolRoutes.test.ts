import { TestDatabases } from '@rosetta/test-kit/databases';
import { dropRun } from '@rosetta/finops-mart';
import { indirectFact, publishTestRun } from '@rosetta/finops-mart/testUtils';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const POOL = `2024-09-${'0'.repeat(32)}`;

describe('cost pools', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await createTestService(databases);
  });
  afterEach(() => service.stop());

  /** Five charges that a platform passed on, split five to three by direct cost. */
  const publish = (effective = ['3', '-1', '4', '0', '2'], at?: string) =>
    publishTestRun(service.db, {
      period: '2024-09',
      at,
      facts: [
        { application: 'app-a', effective: '5' },
        { application: 'app-b', effective: '3' },
        ...effective.map((amount, n) =>
          indirectFact('rule-cluster', {
            effective: amount,
            // The order of identities is not that of rows.
            lineHash: String(9 - n).repeat(32),
            originApplication: 'app-k8s',
            originGroup: 'grp-web',
            resource: `pod-${n}`,
            list: n === 4 ? null : '1',
          }),
        ),
      ],
      rules: [
        {
          ruleId: 'rule-cluster',
          name: 'Cluster by direct cost',
          scope: { application: 'app-k8s' },
          method: 'proportional',
          basis: 'direct-cost',
        },
      ],
      applications: ['app-a', 'app-b', 'app-idle'].map(id => ({
        id,
        owners: ['grp-shop'],
        attributes: {},
      })),
      labels: [{ dimension: 'application', key: 'app-a', label: 'Shop' }],
    });

  const read = async (path: string, query = {}) =>
    (await service.get(`/v1/cost-pools/${path}`, query).expect(200)).body;

  it('tells the rule, the weights and who bears the pool, largest first', async () => {
    const { id: runId } = await publish();
    expect(await read(POOL)).toEqual({
      id: POOL,
      runId,
      period: '2024-09',
      passedOnBy: 'app-k8s',
      provider: 'AWS',
      account: '1234567890123',
      domain: 'compute',
      family: 'virtual-machines',
      product: 'amazon-elastic-compute-cloud',
      category: 'Usage',
      class: null,
      chargeMonth: '2024-09',
      currency: 'USD',
      charges: 5,
      amounts: { billed: '5', effective: '8', list: '4', contracted: '5' },
      rule: {
        id: 'rule-cluster',
        version: 1,
        name: 'Cluster by direct cost',
        method: 'proportional',
        basis: 'direct-cost',
      },
      totalWeight: '8',
      weighedBy: { period: '2024-09', runId },
      shares: [
        { application: 'app-a', label: 'Shop', group: 'grp-shop', weight: '5', ratio: '0.625', amount: '5' },
        { application: 'app-b', label: 'app-b', group: 'grp-shop', weight: '3', ratio: '0.375', amount: '3' },
      ],
    }); // prettier-ignore
    const { shares } = await read(POOL, { measure: 'list' });
    expect(shares).toMatchObject([{ amount: '2.5' }, { amount: '1.5' }]);
  });

  it('lists its charges in the order of their identity, a page at a time', async () => {
    const { id: runId } = await publish();
    const { items } = await read(`${POOL}/lines`);
    expect(items).toMatchObject([
      { lineId: `${runId}:10000000007`, charge: { amount: '2', resource: 'pod-4' } },
      { charge: { amount: '0' } },
      { charge: { amount: '4' } },
      { charge: { amount: '-1' } },
      { charge: { amount: '3' }, raw: { dataset: 'focus', file: 'bill.csv', row: 3 } },
    ]); // prettier-ignore
    expect(items[0].share).toBeUndefined();
  });

  it.each([1, 2, 5])(
    'derives the share of each charge, %d to a page, that adds up to the charge and to the pool',
    async limit => {
      await publish(['0.000000000001', '-0.7', '1.00000000000003', '-4', '9']);
      const shareOf = async (application: string) => {
        const shares: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await read(`${POOL}/lines`, { application, limit, cursor }); // prettier-ignore
          shares.push(...page.items.map((line: { share: string }) => line.share)); // prettier-ignore
          cursor = page.nextCursor;
        } while (cursor);
        return shares;
      };
      expect(await shareOf('app-a')).toEqual(['5.625', '-2.5', '0.62500000000002', '-0.4375', '0.00000000000063']); // prettier-ignore
      expect(await shareOf('app-b')).toEqual(['3.375', '-1.5', '0.37500000000001', '-0.2625', '0.00000000000037']); // prettier-ignore
    },
  );

  it('continues in the same run when the month is published again between two pages', async () => {
    const { id: runId } = await publish();
    const first = await read(`${POOL}/lines`, { limit: 1 });
    await publish(['7']);
    const next = await read(`${POOL}/lines`, { limit: 1, cursor: first.nextCursor }); // prettier-ignore
    expect(next.items).toMatchObject([
      { lineId: `${runId}:10000000006`, charge: { amount: '0' } },
    ]);
    expect(await read(POOL)).toMatchObject({ charges: 1 });
  });

  it('returns the pool as it was published at an instant, and 410 once that is gone', async () => {
    const old = await publish(undefined, '2024-10-05T02:00:00.000Z');
    await publish(['7'], '2024-10-06T02:00:00.000Z');
    const asOf = '2024-10-05T12:00:00Z';
    expect(await read(POOL, { asOf })).toMatchObject({ charges: 5 });
    await dropRun(service.db, old.id);
    await service.get(`/v1/cost-pools/${POOL}`, { asOf }).expect(410);
  });

  it.each([
    ['a malformed id', 'x'],
    ['a month without a run', POOL.replace('09', '08')],
    ['an unknown pool', POOL.replace(/0$/, '1')],
  ])('returns 404 for %s', async (_, id) => {
    await publish();
    for (const path of [id, `${id}/lines`]) {
      const { body } = await service.get(`/v1/cost-pools/${path}`).expect(404);
      expect(body.error.message).toContain(`has a pool ${id}`);
    }
  });

  it('refuses an application that bears nothing of the pool, and a cursor of another list', async () => {
    await publish();
    const lines = `/v1/cost-pools/${POOL}/lines`;
    const { body } = await service.get(lines, { application: 'app-idle' }).expect(404); // prettier-ignore
    expect(body.error.message).toMatch(/^application: app-idle bears nothing/);
    const { nextCursor } = await read(`${POOL}/lines`, { limit: 1 });
    await service.get(lines, { cursor: nextCursor, application: 'app-a' }).expect(400); // prettier-ignore
  });
});
