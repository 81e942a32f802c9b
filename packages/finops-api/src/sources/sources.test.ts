import { TestDatabases } from '@rosetta/test-kit/databases';
import request from 'supertest';
import { Knex } from 'knex';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const addRun = (db: Knex, more: object) =>
  db('run').insert({
    job: 'costs',
    period: '2024-09',
    mode: 'run',
    requested_by: 'a test',
    reason: 'a test',
    ...more,
  });

describe('GET /v1/sources', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await createTestService(databases);
  });
  afterEach(() => service.stop());
  const read = async () =>
    (await service.get('/v1/sources').expect(200)).body.items;

  it('lists bills and consumption, that no run has read yet', async () => {
    expect(await read()).toEqual([
      { name: 'bills', title: 'FOCUS', state: 'runs', asOf: null, latencyMs: null },
      { name: 'consumption', title: 'Consumption', state: 'runs', asOf: null, latencyMs: null },
    ]); // prettier-ignore
  });

  it('says when a run read bills last, and why a newer one could not', async () => {
    await addRun(service.db, { id: 'a', state: 'succeeded', requested_at: '2026-11-20T02:00:00Z', finished_at: '2026-11-20T02:01:00Z' }); // prettier-ignore
    expect((await read())[0].asOf).toBe('2026-11-20T02:01:00.000Z');
    await addRun(service.db, { id: 'b', state: 'failed', error: 'No rate for EUR', requested_at: '2026-11-21T02:00:00Z', finished_at: '2026-11-21T02:01:00Z' }); // prettier-ignore
    expect((await read())[0]).toMatchObject({
      asOf: '2026-11-20T02:01:00.000Z',
      error: 'No rate for EUR',
    });
  });

  it('forgets an error once a later run has read bills', async () => {
    await addRun(service.db, { id: 'a', state: 'failed', error: 'No rate for EUR', requested_at: '2026-11-20T02:00:00Z' }); // prettier-ignore
    await addRun(service.db, { id: 'b', state: 'succeeded', requested_at: '2026-11-21T02:00:00Z', finished_at: '2026-11-21T02:01:00Z' }); // prettier-ignore
    expect((await read())[0]).not.toHaveProperty('error');
  });

  it('is closed to people without a role', async () => {
    const statusFor = async (headers: Record<string, string>) =>
      (await request(service.app).get('/v1/sources').set(headers)).status;
    expect(await statusFor({})).toBe(401);
    expect(await statusFor({ authorization: 'Bearer visitor' })).toBe(403);
  });
});
