import { TestDatabases } from '@rosetta/test-kit/databases';
import { MONITORING_JOBS } from '@rosetta/monitoring-mart';
import request from 'supertest';
import { createTestService, TestService } from './__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const JOBS = MONITORING_JOBS.map(({ name }) => name).join(', ');

describe('the jobs of monitoring-api', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await createTestService(databases);
  });
  afterEach(() => service.stop());
  const start = (body: object) =>
    request(service.app)
      .post('/v1/runs')
      .set('authorization', 'Bearer Rosetta_Monitoring_Admin')
      .send({ period: '2026-03-02', reason: 'to see', ...body });

  it('are listed with their kind of period and their schedule', async () => {
    const { body } = await service.get('/v1/jobs').expect(200);
    expect(body).toEqual({
      items: MONITORING_JOBS.map(({ period, ...job }) =>
        expect.objectContaining({
          name: job.name,
          period: period.name,
          schedule: job.schedule ?? null,
        }),
      ),
    });
  });

  it.each([
    [{ job: 'costs' }, `job: no job "costs"; there is ${JOBS}`],
    [{ period: '2026-03' }, 'period: must be a day, YYYY-MM-DD: job deployments counts in days'],
    [{ period: '2026-03-02T05' }, 'period: must be a day, YYYY-MM-DD: job deployments counts in days'],
    [{ period: '2026-02-30' }, 'period: must be a month, YYYY-MM, a day, YYYY-MM-DD, or an hour'],
  ])('refuse a run with %j, and queue nothing', async (fields, problem) => {
    const { status, body } = await start(fields);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(problem)]);
    expect(await service.db('run')).toEqual([]);
  }); // prettier-ignore

  it('take a run of theirs by name', async () => {
    const { status, body } = await start({ job: 'deployments' });
    expect([status, body.job, body.period]).toEqual([
      202,
      'deployments',
      '2026-03-02',
    ]);
  });
});
