import { publishedHour } from '@rosetta/monitoring-mart/testUtils';
import { TestDatabases } from '@rosetta/test-kit/databases';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const PATH = '/v1/applications/app-shop/golden-signals';
const WINDOW = { from: '2026-03-02T09:00:00Z', to: '2026-03-02T12:00:00Z' };

describe('the golden signals of an application', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    const half = Array.from({ length: 60 }, (_, at) => (at < 30 ? 1 : null));
    const latency = { signal: 'latency.p95', value: null, known: 1, minutes: Array(60).fill(80) }; // prettier-ignore
    await publishedHour(service.db, '2026-03-02T09', [
      { signal: 'traffic', value: 30, known: 0.5, minutes: half },
      latency,
    ]);
    await publishedHour(service.db, '2026-03-02T11', [latency]);
  });
  afterAll(() => service.stop());

  it('are counted by the hour, with gaps where nothing is known and no percentile of an hour', async () => {
    const { body } = await service.get(PATH, WINDOW).expect(200);
    expect(body).toMatchObject({
      from: '2026-03-02T09:00:00.000Z',
      to: '2026-03-02T12:00:00.000Z',
      step: 'hour',
      published: { hours: 2, of: 3, last: '2026-03-02T11' },
      items: [
        { signal: 'latency.p95', unit: 'ms', values: [null, null, null], reason: 'no-hourly-percentile' },
        { signal: 'traffic', kind: 'count', values: [30, null, null] },
      ],
      gaps: [
        { signal: 'traffic', from: '2026-03-02T10:00:00.000Z', to: '2026-03-02T12:00:00.000Z' },
      ],
    }); // prettier-ignore
  });

  it('are shown by the minute as the source said them', async () => {
    const { body } = await service.get(PATH, { ...WINDOW, step: 'minute' });
    const [latency, traffic] = body.items;
    expect(latency.values).toEqual([...Array(60).fill(80), ...Array(60).fill(null), ...Array(60).fill(80)]); // prettier-ignore
    expect([traffic.values[29], traffic.values[30], traffic.known]).toEqual([1, null, 30 / 180]); // prettier-ignore
  });

  it('are the last 24 hours when no bound is given', async () => {
    const { body } = await service.get(PATH).expect(200);
    expect(Date.parse(body.to) - Date.parse(body.from)).toBe(86_400_000);
    expect(body.items).toEqual([]);
  });

  it('have no gap where the hour still goes on', async () => {
    const [now, hour] = [new Date().toISOString().slice(0, 13), 3_600_000];
    const from = new Date(Date.parse(`${now}:00:00Z`) - hour).toISOString();
    await publishedHour(service.db, from.slice(0, 13), [{ signal: 'traffic', value: 30 }]); // prettier-ignore
    const { body } = await service.get(PATH, { from, to: new Date().toISOString() }); // prettier-ignore
    expect(body.items).toMatchObject([{ values: [30], known: 1 }]);
    expect(body.gaps).toEqual([]);
  });

  it.each([
    [{ from: '2026-03-02T09:00:00Z', to: '2026-03-02T09:00:00Z' }, 'to: must be after from'],
    [{ from: '2026-03-01', to: '2026-03-09', step: 'minute' }, 'to: at most 3 days after from; ask for more with step=hour'],
    [{ from: '2024-03-01', to: '2026-03-09' }, 'to: at most 400 days after from'],
    [{ from: '1990-01-01' }, 'from: is outside the supported range'],
    [{ from: 'yesterday' }, 'from: must be an ISO 8601 instant'],
    [{ step: 'second' }, 'step'],
    [{ colour: 'red' }, 'colour'],
  ])('are refused for %j', async (query, problem) => {
    const { body } = await service.get(PATH, query).expect(400);
    expect(body.error.message).toContain(problem);
  }); // prettier-ignore

  it('need a role, and an application that there is', async () => {
    await request(service.app).get(PATH).expect(401);
    await request(service.app).get(PATH).set('authorization', 'Bearer visitor').expect(403); // prettier-ignore
    const nobodys = '/v1/applications/app-nobody/golden-signals';
    expect((await service.get(nobodys)).status).toBe(404);
  });
});
