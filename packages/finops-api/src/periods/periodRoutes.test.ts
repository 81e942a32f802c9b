import { TestDatabases } from '@rosetta/test-kit/databases';
import { addMonths } from '@rosetta/contracts/values';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('periods and filters', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await createTestService(databases);
  });
  afterEach(() => service.stop());

  it('lists published months, newest first, page by page', async () => {
    for (const period of ['2024-08', '2024-09', '2024-10'])
      await publishTestRun(service.db, {
        period,
        facts: [{}, { currency: 'EUR' }],
      });
    const first = await service.get('/v1/periods', { limit: 2 }).expect(200);
    expect(first.body.items).toMatchObject([
      { period: '2024-10', lines: 2, currencies: ['EUR', 'USD'] },
      { period: '2024-09' },
    ]);
    const cursor = first.body.nextCursor;
    const second = await service.get('/v1/periods', { cursor }).expect(200);
    expect(second.body).toEqual({
      items: [expect.objectContaining({ period: '2024-08' })],
      defaultRange: { from: '2024-10', to: '2024-11' },
    });
    await service.get('/v1/periods', { cursor: 'zzz' }).expect(400);
    await service.get('/v1/periods', { cursor: '2024-09' }).expect(400);
  });

  it('says which month costs are of by default: the last published one that is over', async () => {
    const thisMonth = new Date().toISOString().slice(0, 7);
    for (const period of ['2024-09', thisMonth, addMonths(thisMonth, 2)])
      await publishTestRun(service.db, { period, facts: [{}] });
    const periods = await service.get('/v1/periods').expect(200);
    expect(periods.body.items).toHaveLength(3);
    expect(periods.body.defaultRange).toEqual({ from: '2024-09', to: '2024-10' }); // prettier-ignore
    const costs = await service.get('/v1/costs').expect(200);
    expect(costs.body).toMatchObject({ from: '2024-09', to: '2024-10' });
  });

  it('lists the values that costs can be filtered by, with names', async () => {
    await publishTestRun(service.db, {
      period: '2024-09',
      facts: [{ billingAccount: '42' }, { billingAccount: '7' }],
      labels: [
        { dimension: 'billing_account', key: '42', label: 'SunBird' },
        { dimension: 'application', key: 'app-b', label: 'Billing' },
        { dimension: 'application', key: 'app-a', label: 'Shop' },
        { dimension: 'domain', key: 'compute', label: 'Compute' },
        { dimension: 'group', key: 'grp-shop', label: 'Team Shop' },
      ],
    });
    const { body } = await service.get('/v1/costs/filters').expect(200);
    expect(body).toEqual({
      billingAccounts: [
        { id: '42', label: 'SunBird' },
        { id: '7', label: '7' },
      ],
      applications: [
        { id: 'app-b', label: 'Billing' },
        { id: 'app-a', label: 'Shop' },
      ],
      groups: [{ id: 'grp-shop', label: 'Team Shop' }],
      domains: [{ id: 'compute', label: 'Compute' }],
      providers: [{ id: 'aws', label: 'AWS' }],
      chargeCategories: [{ id: 'usage', label: 'Usage' }],
    });
  });
});
