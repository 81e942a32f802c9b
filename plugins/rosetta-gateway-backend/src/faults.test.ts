import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { Role } from '@rosetta/contracts/access';
import { ErrorBody } from '@rosetta/contracts/values';
import { metrics } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { FaultProxy } from '@rosetta/http-kit/testUtils';
import { waitUntil } from '@rosetta/test-kit';
import { Knex } from 'knex';
import { RunningGateway, startGateway } from './__testUtils__/startGateway';
import { InFlight } from './drain/InFlight';
import { startReferentiel } from './__testUtils__/startReferentiel';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

const AUTHORIZATION = mockCredentials.user.header('user:default/jane');
/** Read through the cache, which may stand in. */
const GROUPS = '/ref/v1/groups';
/** Read from the service, always. */
const REQUESTS = '/ref/v1/change-requests';

describe('the gateway with network faults before a real service', () => {
  let proxy: FaultProxy;
  let gateway: RunningGateway;
  let db: Knex;
  let service: Awaited<ReturnType<typeof startReferentiel>>;

  beforeAll(async () => {
    proxy = await FaultProxy.start();
    db = await databases.init(databaseId);
  });
  beforeEach(async () => {
    proxy.clearFault();
    // A gateway of its own for each test: its breaker is closed, its cache is empty.
    gateway = await startGateway({
      knex: await databases.init(databaseId),
      people: { roles: ['Rosetta_User'] as Role[] },
      serviceUrl: proxy.url,
    });
    service = await startReferentiel(db, gateway.url);
    proxy.setTarget(service.port);
  });
  afterEach(async () => {
    await gateway.stop();
    proxy.resetConnections();
    await service.close();
  });
  afterAll(() => proxy.close());

  const get = (path: string) =>
    fetch(gateway.url + path, { headers: { authorization: AUTHORIZATION } });
  const draft = (title: string) =>
    fetch(gateway.url + REQUESTS, {
      method: 'POST',
      headers: {
        authorization: AUTHORIZATION,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        title,
        reason: 'To count how often it arrives',
        changes: [
          { op: 'create', kind: 'group', set: { name: `Group of ${title}` } },
        ],
      }),
    });
  const drafted = async (title: string) => {
    const [{ count }] = await db('change_request').where({ title }).count();
    return Number(count);
  };
  const nameOf = async (answer: Response) => {
    expect(answer.headers.get('x-request-id')).toBeTruthy();
    const { error, response } = ErrorBody.parse(await answer.json());
    expect(response.statusCode).toBe(answer.status);
    return error.name;
  };
  /** Waits for the trial call of the breaker, which it allows after five seconds. */
  const recovered = async () => {
    proxy.clearFault();
    await waitUntil(
      async () => (await get(REQUESTS)).status === 200,
      10_000,
      250,
    );
  };

  it('waits for a slow service', async () => {
    proxy.fault = { kind: 'latency', ms: 300 };
    const began = performance.now();
    expect((await get(REQUESTS)).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(600);
  });

  it.each([
    ['reset before its answer', { kind: 'reset', afterBytes: 0 }],
    ['reset in the middle of its answer', { kind: 'reset', afterBytes: 350 }],
    ['ended before its answer', { kind: 'half-close', afterBytes: 0 }],
    ['ended too soon', { kind: 'half-close', afterBytes: 350 }],
  ] as const)('retries a read whose connection is %s', async (_what, fault) => {
    await get(REQUESTS);
    const { connectionCount } = proxy;
    proxy.fault = fault;
    const answer = get(REQUESTS);
    await waitUntil(() => proxy.connectionCount > connectionCount, 5_000);
    proxy.clearFault();
    expect(await (await answer).json()).toEqual({ items: expect.any(Array) });
    expect(proxy.connectionCount).toBeGreaterThan(connectionCount);
  });

  it.each([
    ['reset', { kind: 'reset', afterBytes: 0 }],
    ['reset in the middle', { kind: 'reset', afterBytes: 350 }],
    ['ended', { kind: 'half-close', afterBytes: 0 }],
    ['ended too soon', { kind: 'half-close', afterBytes: 350 }],
  ] as const)(
    'sends a POST once when its answer is %s',
    async (what, fault) => {
      await get(REQUESTS);
      proxy.fault = fault;
      const answer = await draft(`post ${what}`);
      expect(answer.status).toBe(503);
      expect(await nameOf(answer)).toBe('ServiceUnavailableError');
      proxy.clearFault();
      await sleep(1_000);
      expect(await drafted(`post ${what}`)).toBe(1);
    },
  );

  it('sends a POST never to an unreachable service, and once to a slow one', async () => {
    proxy.fault = { kind: 'latency', ms: 200 };
    expect((await draft('slow')).status).toBe(201);
    proxy.clearFault();
    await proxy.kill();
    expect((await draft('gone')).status).toBe(503);
    await proxy.listen();
    await sleep(500);
    expect(await drafted('slow')).toBe(1);
    expect(await drafted('gone')).toBe(0);
  });

  it('answers 504, or a stale cached answer, when the service is silent beyond the timeout', async () => {
    const before = await (await get(GROUPS)).json();
    await sleep(2_100);
    proxy.fault = { kind: 'black-hole' };
    const began = performance.now();
    const [plain, kept] = await Promise.all([get(REQUESTS), get(GROUPS)]);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(plain.status).toBe(504);
    expect(await nameOf(plain)).toBe('UpstreamTimeoutError');
    expect(kept.status).toBe(200);
    expect(kept.headers.get('x-rosetta-stale')).toBe('UpstreamTimeoutError');
    expect(Number(kept.headers.get('age'))).toBeGreaterThanOrEqual(12);
    expect(await kept.json()).toEqual(before);
  });

  it('answers 504 when an answer trickles beyond the timeout', async () => {
    await get(REQUESTS);
    proxy.fault = { kind: 'bandwidth', bytesPerSecond: 50 };
    const answer = await get(REQUESTS);
    expect(answer.status).toBe(504);
  });

  it('serves cached answers while a service is down and recovers when it is back', async () => {
    await get(GROUPS);
    await sleep(2_100);
    await proxy.kill();
    const kept = await get(GROUPS);
    expect(kept.status).toBe(200);
    expect(kept.headers.get('x-rosetta-stale')).toBe('ServiceUnavailableError');
    await proxy.listen();
    await recovered();
    const fresh = await get(GROUPS);
    expect(fresh.headers.get('x-rosetta-stale')).toBeNull();
  });

  it('opens the breaker on a dead service, answers at once, and closes it again', async () => {
    await proxy.kill();
    for (let call = 0; call < 3; call++)
      expect((await get(REQUESTS)).status).toBe(503);
    await proxy.listen();
    const seen = proxy.connectionCount;
    const began = performance.now();
    const refused = await get(REQUESTS);
    expect(refused.status).toBe(503);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(proxy.connectionCount).toBe(seen);
    await recovered();
  });

  describe('after many failed requests', () => {
    const exporter = new InMemoryMetricExporter(
      AggregationTemporality.CUMULATIVE,
    );
    const reader = new PeriodicExportingMetricReader({
      exporter,
      exportIntervalMillis: 3_600_000,
    });
    const inFlightSeen = jest.spyOn(InFlight.prototype, 'handler');
    /** What is being answered, as the metrics have it. */
    const openSeen = async () => {
      await reader.forceFlush();
      return exporter
        .getMetrics()
        .at(-1)!
        .scopeMetrics.flatMap(scope => scope.metrics)
        .filter(({ descriptor }) =>
          descriptor.name.endsWith('gateway.requests.open'),
        )
        .flatMap(({ dataPoints }) => dataPoints.map(({ value }) => value));
    };
    beforeAll(() =>
      metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] })),
    );
    afterAll(() => reader.shutdown());

    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const countOpen = () => process.getActiveResourcesInfo().length;
    const left = async () => {
      // Connections that were cut close within a second, or later on a busy machine.
      await sleep(1_500);
      for (let open = Infinity; countOpen() < open; await sleep(500))
        open = countOpen();
      collectGarbage();
      const resources = process.getActiveResourcesInfo();
      return {
        timers: resources.filter(name => name === 'Timeout').length,
        sockets: resources.filter(name => name.startsWith('TCP')).length,
        megabytes: process.memoryUsage().heapUsed / 1e6,
      };
    };
    /** Some leave before they are answered. */
    const send = async (_: unknown, n: number) => {
      const leave = new AbortController();
      if (n % 4 === 0) setTimeout(() => leave.abort(), 2);
      const answer = await fetch(gateway.url + REQUESTS, {
        headers: { authorization: AUTHORIZATION },
        signal: leave.signal,
      }).catch(() => undefined);
      await answer?.text().catch(() => undefined);
    };
    const trouble = async () => {
      for (const fault of [
        { kind: 'reset', afterBytes: 0 },
        { kind: 'none' },
        { kind: 'half-close', afterBytes: 350 },
        { kind: 'latency', ms: 5 },
        { kind: 'none' },
      ] as const) {
        proxy.fault = fault;
        await Promise.all(Array.from({ length: 40 }, send));
      }
      await recovered();
    };

    it('leaves no sockets, timers, listeners, memory or counts behind', async () => {
      const warnings: string[] = [];
      const warned = ({ name }: Error) => warnings.push(name);
      process.on('warning', warned);
      await trouble();
      const before = await left();
      for (let round = 0; round < 3; round++) await trouble();
      const after = await left();
      process.off('warning', warned);

      expect(warnings).not.toContain('MaxListenersExceededWarning');
      expect(after.timers).toBeLessThanOrEqual(before.timers + 2);
      expect(after.sockets).toBeLessThanOrEqual(before.sockets + 4);
      expect(after.megabytes - before.megabytes).toBeLessThan(10);
      expect(proxy.openConnections).toBeLessThanOrEqual(64);
      expect(inFlightSeen.mock.contexts.at(-1)).toHaveProperty('size', 0);
      expect(await openSeen()).toEqual([0]);
    });
  });
});
