import { TestDatabases } from '@rosetta/test-kit/databases';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('completeThrough of costs', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
  });
  afterAll(() => service.stop());

  const day = (provider: string, from: string, to: string) => ({
    provider,
    chargeFrom: `${from}T00:00:00.000Z`,
    chargeTo: `${to}T00:00:00.000Z`,
  });
  const completeThrough = async (query: object) =>
    (await service.get('/v1/costs', { ...query }).expect(200)).body
      .completeThrough;

  it('names the last complete day of each provider that is still billed, while the query holds later days', async () => {
    const { db } = service;
    await publishTestRun(db, { period: '2024-08', facts: [day('GCP', '2024-08-03', '2024-08-04')] });
    await publishTestRun(db, {
      period: '2024-09',
      facts: [day('AWS', '2024-09-29', '2024-09-30'), day('Azure', '2024-09-30', '2024-10-01')],
    });
    await publishTestRun(db, {
      period: '2024-10',
      facts: [
        day('AWS', '2024-10-02', '2024-10-03'),
        // A month of support is billed when it begins.
        day('AWS', '2024-10-05', '2024-11-01'),
      ],
    });
    expect(await completeThrough({ from: '2024-09', to: '2024-11' })).toEqual([
      { provider: 'Azure', day: '2024-09-30' },
      { provider: 'AWS', day: '2024-10-02' },
    ]);
    expect(await completeThrough({ from: '2024-09' })).toBeUndefined();
    expect(await completeThrough({ from: '2024-08' })).toBeUndefined();
  }); // prettier-ignore

  it('does not take the last day of a bill for complete that was read within five days', async () => {
    const { db } = service;
    await publishTestRun(db, { period: '2024-11', facts: [day('AWS', '2024-11-30', '2024-12-01')] });
    expect(await completeThrough({ from: '2024-11' })).toEqual([
      { provider: 'AWS', day: '2024-11-29' },
    ]);
    expect(await completeThrough({ from: '2024-10' })).toBeUndefined();
  }); // prettier-ignore
});
