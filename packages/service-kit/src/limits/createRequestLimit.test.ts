import request from 'supertest';
import { demoApp } from '../__testUtils__/demoService';
import { LimitsConfig } from '../config/sections';
import { createMetrics } from '../metrics/createMetrics';

const SMALL = {
  anonymous: { requests: 2, perSeconds: 60 },
  identified: { requests: 3, perSeconds: 60, burst: 2 },
};

const appWith = (limits: object = {}) => {
  const metrics = createMetrics();
  const app = demoApp({
    limits: LimitsConfig.parse({ ...SMALL, ...limits }),
    metrics,
  });
  const get = (path: string, who?: string, forwarded = '') => {
    const test = request(app).get(path).set('x-forwarded-for', forwarded);
    return who ? test.set('authorization', `Bearer ${who}`) : test;
  };
  const statuses = async (count: number, ...args: Parameters<typeof get>) => {
    const seen: number[] = [];
    while (seen.length < count) seen.push((await get(...args)).status);
    return seen;
  };
  return { get, statuses, metrics };
};

describe('an address without identity', () => {
  it('is refused with 429 after its number of requests to open routes', async () => {
    const { get, statuses } = appWith();

    const first = await get('/openapi.json');
    expect(first.headers).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'ratelimit-reset': '60',
      'ratelimit-policy': '2;w=60',
    });
    expect(await statuses(2, '/openapi.json')).toEqual([200, 429]);
    const refused = await get('/openapi.json');
    expect(refused.headers).toMatchObject({
      'ratelimit-remaining': '0',
      'retry-after': expect.stringMatching(/^(59|60)$/),
    });
    expect(refused.body.error.name).toBe('TooManyRequestsError');
  });

  it('is answered 401 on a closed route, also past the limit', async () => {
    const { statuses } = appWith();

    expect(await statuses(4, '/v1/things')).toEqual([401, 401, 401, 401]);
    expect(await statuses(1, '/openapi.json')).toEqual([429]);
    expect(await statuses(1, '/v1/things', 'mallory')).toEqual([401]);
  });

  it('has 100 requests in 60 s by default', async () => {
    const { get } = appWith({ anonymous: {} });

    expect((await get('/openapi.json')).headers).toMatchObject({
      'ratelimit-limit': '100',
      'ratelimit-remaining': '99',
    });
  });
});

describe('an identified caller', () => {
  it('has requests of its own, and a burst on top', async () => {
    const { get, statuses } = appWith();
    await statuses(3, '/openapi.json');

    expect(await statuses(6, '/v1/things', 'jane')).toEqual([
      200, 200, 200, 200, 200, 429,
    ]);
    expect(await statuses(1, '/v1/things', 'admin')).toEqual([200]);
    expect((await get('/v1/things', 'jane')).headers).toMatchObject({
      'ratelimit-policy': '3;w=60;burst=2',
      'ratelimit-remaining': '0',
    });
  });

  it('is answered 429 before 403, 400 and 404', async () => {
    const { statuses } = appWith();

    expect(await statuses(5, '/v1/things', 'visitor')).not.toContain(429);
    expect(await statuses(1, '/v1/things', 'visitor')).toEqual([429]);
    expect(await statuses(1, '/v1/things?x=1', 'visitor')).toEqual([429]);
    expect(await statuses(1, '/nowhere', 'visitor')).toEqual([429]);
  });

  it('has 1,200 requests in 60 s and a burst of 200 by default', async () => {
    const { get } = appWith({ identified: {} });

    expect((await get('/v1/things', 'jane')).headers['ratelimit-policy']).toBe(
      '1200;w=60;burst=200',
    );
  });
});

it('probes and metrics are never limited', async () => {
  const { statuses } = appWith();

  for (const path of ['/health', '/health/live', '/health/ready', '/metrics'])
    expect(await statuses(4, path)).toEqual([200, 200, 200, 200]);
});

describe('a forwarded address', () => {
  it('is ignored when it does not come from a trusted proxy', async () => {
    const { statuses, get } = appWith();
    await statuses(2, '/openapi.json', undefined, '203.0.113.1');

    const other = await get('/openapi.json', undefined, '203.0.113.2');
    expect(other.status).toBe(429);
  });

  it('counts when it comes from a trusted proxy', async () => {
    const { statuses, get } = appWith({
      trustedProxies: ['127.0.0.0/8', '::1', '::ffff:127.0.0.1'],
    });
    await statuses(2, '/openapi.json', undefined, '203.0.113.1');

    const same = await get('/openapi.json', undefined, '203.0.113.1');
    const other = await get('/openapi.json', undefined, '203.0.113.2');
    const forged = await get(
      '/openapi.json',
      undefined,
      '198.51.100.9, 203.0.113.1',
    );
    expect([same.status, other.status, forged.status]).toEqual([429, 200, 429]);
  });
});

it('the metrics count allowed and refused requests', async () => {
  const { statuses, metrics } = appWith();
  await statuses(3, '/openapi.json');

  const text = await metrics.registry.metrics();
  expect(text).toContain(
    'rosetta_rate_limit_requests_total{kind="anonymous",outcome="allowed"} 2',
  );
  expect(text).toContain(
    'rosetta_rate_limit_requests_total{kind="anonymous",outcome="refused"} 1',
  );
});
