import { createLogger } from '../logger';
import { createMetrics } from '../metrics/createMetrics';
import { TestRedis, startRedis } from '../__testUtils__/redis';
import { createCache } from './createCache';
import { Cache } from './types';

const lines: any[] = [];
const logger = createLogger({
  service: 'demo-api',
  destination: { write: line => lines.push(JSON.parse(line)) },
});
const pause = (ms: number) => new Promise(done => setTimeout(done, ms));

async function eventually(check: () => Promise<void>, within = 8_000) {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(50);
    }
  }
}

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

describe.each(['memory', 'redis'] as const)('createCache in %s', kind => {
  let cache: Cache;
  const metrics = createMetrics();
  const figure = async (name: string) => {
    const text = await metrics.registry.metrics();
    const line = new RegExp(
      `^rosetta_cache_${name}{cache="demo"} (\\d+)$`,
      'm',
    );
    return Number(line.exec(text)?.[1]);
  };
  beforeAll(async () => {
    cache = createCache(
      kind === 'redis' ? { kind, url: redis.url } : { kind, maxMegabytes: 1 },
      { name: 'demo', logger, metrics },
    );
    await eventually(() => cache.check());
  });
  afterAll(() => cache.close());

  it('keeps values until their TTL ends', async () => {
    await cache.set('a', { list: [1, 'é'] }, 0.1);
    expect(await cache.get('a')).toEqual({ list: [1, 'é'] });
    await pause(150);
    expect(await cache.get('a')).toBeUndefined();
  });

  it('returns copies, so that no caller changes what others read', async () => {
    const value = { list: [1] };
    await cache.set('b', value, 10);
    value.list.push(2);
    expect(await cache.get('b')).toEqual({ list: [1] });
  });

  it('drops a value that is deleted', async () => {
    await cache.set('c', 1, 10);
    await cache.delete('c');
    expect(await cache.get('c')).toBeUndefined();
  });

  it('loads once for concurrent callers', async () => {
    let loads = 0;
    const load = () =>
      cache.getOrLoad('d', 10, async () => {
        loads += 1;
        await pause(20);
        return { loads };
      });
    const answers = await Promise.all([load(), load(), load()]);
    expect(answers).toEqual([{ loads: 1 }, { loads: 1 }, { loads: 1 }]);
    expect(await load()).toEqual({ loads: 1 });
  });

  it('does not cache a failure', async () => {
    const failing = cache.getOrLoad('e', 10, () =>
      Promise.reject(new Error('x')),
    );
    await expect(failing).rejects.toThrow('x');
    await expect(cache.getOrLoad('e', 10, async () => 2)).resolves.toBe(2);
  });

  it('counts hits, misses, time, entries and expirations', async () => {
    const before = {
      hits: await figure('hits_total'),
      misses: await figure('misses_total'),
    };
    await cache.set('f', 1, 10);
    await cache.get('f');
    await cache.get('nowhere');

    expect(await figure('hits_total')).toBe(before.hits + 1);
    expect(await figure('misses_total')).toBe(before.misses + 1);
    expect(await figure('entries')).toBeGreaterThan(0);
    expect(await figure('expirations_total')).toBeGreaterThan(0);
    expect(await metrics.registry.metrics()).toContain(
      'rosetta_cache_operation_duration_seconds_count{cache="demo",operation="get"}',
    );
  });
});

it('a cache in memory evicts the oldest entry when it is full, and counts it', async () => {
  const metrics = createMetrics();
  const options = { name: 'small', logger, metrics };
  const cache = createCache({ kind: 'memory', maxMegabytes: 1 }, options);
  for (const key of ['a', 'b', 'c'])
    await cache.set(key, 'x'.repeat(200_000), 60);

  expect(await cache.get('a')).toBeUndefined();
  expect(await cache.get('c')).toBeDefined();
  expect(await metrics.registry.metrics()).toContain(
    'rosetta_cache_evictions_total{cache="small"} 1',
  );
});

it('a cache without Redis misses, fails its check, and recovers', async () => {
  const own = await startRedis();
  const metrics = createMetrics();
  const options = { name: 'demo', logger, metrics };
  const cache = createCache({ kind: 'redis', url: own.url }, options);
  await eventually(() => cache.check());
  await cache.set('a', 1, 60);
  lines.splice(0);
  await own.stop();

  await expect(cache.check()).rejects.toThrow();
  const started = performance.now();
  for (let turn = 0; turn < 20; turn++)
    expect(await cache.getOrLoad('a', 60, async () => 2)).toBe(2);
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(lines.filter(line => line.msg === 'Cache unavailable')).toHaveLength(
    1,
  );
  const text = await metrics.registry.metrics();
  expect(text).not.toContain('rosetta_cache_entries{');

  const again = await startRedis(own.port);
  await eventually(() => cache.check());
  expect(await cache.getOrLoad('a', 60, async () => 3)).toBe(3);
  expect(await cache.get('a')).toBe(3);
  expect(lines.map(line => line.msg)).toContain('Cache available again');
  await cache.close();
  await again.stop();
}, 30_000);
