import { TestDatabases } from '@rosetta/test-kit/databases';
import request from 'supertest';
import { createTestService, TestService } from './__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('the jobs of finops-api', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await createTestService(databases);
  });
  afterEach(() => service.stop());
  const start = (body: object) =>
    request(service.app)
      .post('/v1/runs')
      .set('authorization', 'Bearer Rosetta_FinOps_Admin')
      .send({ period: '2024-09', reason: 'to see', ...body });

  it('are listed with their kind of period and their schedule', async () => {
    const { body } = await service.get('/v1/jobs').expect(200);
    expect(body).toEqual({
      items: [
        { name: 'costs', period: 'month', schedule: '0 2 * * *', description: expect.any(String) },
        { name: 'anomalies', period: 'day', schedule: '0 4 * * *', description: expect.any(String) },
      ],
    }); // prettier-ignore
  });

  it.each([
    [{ job: 'deployments' }, 'job: no job "deployments"; there is costs, anomalies'],
    [{ period: '2024-09-01' }, 'period: must be a month, YYYY-MM: job costs counts in months'],
    [{ period: '2024-09-01T05' }, 'period: must be a month, YYYY-MM: job costs counts in months'],
    [{ period: '2024-13' }, 'period: must be a month, YYYY-MM, a day, YYYY-MM-DD, or an hour'],
  ])('refuse a run with %j, and queue nothing', async (fields, problem) => {
    const { status, body } = await start(fields);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(problem)]);
    expect(await service.db('run')).toEqual([]);
  }); // prettier-ignore

  it('take a run of theirs by name', async () => {
    const { status, body } = await start({ job: 'costs' });
    expect([status, body.job, body.period]).toEqual([202, 'costs', '2024-09']);
  });
});
