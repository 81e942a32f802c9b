import { TestDatabases } from '@rosetta/test-kit/databases';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from './__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('finops-api', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
  });
  afterAll(() => service.stop());

  const as = (role: string) => ({ authorization: `Bearer ${role}` });
  const readStatus = async (answer: PromiseLike<{ status: number }>) =>
    (await answer).status;
  const read = (path: string, headers: Record<string, string> = {}) =>
    readStatus(request(service.app).get(path).set(headers));

  it('returns 401 without a valid token', async () => {
    expect(await read('/v1/costs')).toBe(401);
    expect(await read('/v1/costs', as('nonsense'))).toBe(401);
    const claim = { 'x-user': 'user:default/finops-admin' };
    expect(await read('/v1/costs', claim)).toBe(401);
  });

  it.each(['/v1/costs', '/v1/costs/lines', '/v1/periods', '/v1/runs'])(
    'returns 403 without a role on %s',
    async path => {
      expect(await read(path, as('visitor'))).toBe(403);
    },
  );

  it('lets only FinOps admins start runs', async () => {
    const start = (role: string) =>
      request(service.app)
        .post('/v1/runs')
        .set(as(role))
        .send({ period: '2024-09', reason: 'a corrected bill' });
    expect(await readStatus(start('Rosetta_User'))).toBe(403);
    expect(await readStatus(start('Rosetta_Monitoring_Admin'))).toBe(403);
    const { status, body, headers } = await start('Rosetta_FinOps_Admin');
    expect(status).toBe(202);
    expect(headers.location).toBe(`/v1/runs/${body.id}`);
    expect(body).toMatchObject({ state: 'queued', period: '2024-09' });
    expect(await readStatus(start('Rosetta_FinOps_Admin'))).toBe(409);
    expect(await readStatus(service.get(`/v1/runs/${body.id}`))).toBe(200);
  });

  it('returns what a run changed, by application', async () => {
    const period = '2024-08';
    const publish = (effective: string) =>
      publishTestRun(service.db, {
        period,
        facts: [{ application: 'app-shop', effective }],
      });
    const before = await publish('1.1');
    const after = await publish('1.35');
    const { status, body } = await service.get(`/v1/runs/${after.id}/compare`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      run: { period, runId: after.id },
      with: { period, runId: before.id },
      totals: [{ unit: 'USD', difference: '0.25' }],
      items: [{ key: 'app-shop', before: '1.1', after: '1.35' }],
    });
  });

  it.each([
    ['an unknown parameter', { grupBy: 'domain' }, /grupBy/],
    ['an unknown dimension', { groupBy: 'colour' }, /groupBy/],
    ['an unknown measure', { measure: 'list-price' }, /measure/],
    ['a month that is none', { from: '2024-13' }, /from/],
    ['an empty window', { from: '2024-10', to: '2024-10' }, /to/],
    ['a window that ends before it begins', { from: '2024-10', to: '2024-09' }, /to/],
    ['a window of centuries', { from: '1024-10', to: '2024-09' }, /to/],
    ['an instant that is none', { asOf: 'yesterday' }, /asOf/],
    ['a currency that is none', { currency: 'dollars' }, /currency/],
    ['an empty filter', { application: '' }, /application/],
  ])('refuses %s, by name', async (_, query, name) => {
    const { body } = await service.get('/v1/costs', query).expect(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toMatch(name);
  }); // prettier-ignore

  it.each([{ limit: 501 }, { limit: 0 }, { cursor: 'abc' }])(
    'rejects %p as paging of a list',
    async query => {
      expect(await readStatus(service.get('/v1/costs/lines', query))).toBe(400);
    },
  );

  it('returns 404 for an unknown run and an unknown route', async () => {
    expect(await read('/v1/runs/no-such-run', as('Rosetta_User'))).toBe(404);
    expect(await read('/v1/secrets', as('Rosetta_User'))).toBe(404);
    expect(await read('/v1/secrets')).toBe(401);
  });
});
