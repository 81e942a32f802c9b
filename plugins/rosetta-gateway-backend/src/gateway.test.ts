import { setTimeout as sleep } from 'node:timers/promises';
import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { Role } from '@rosetta/contracts/access';
import { metrics } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  FakeService,
  sendJson,
  startFakeService,
} from './__testUtils__/fakeService';
import { RecordingAuditor } from './__testUtils__/RecordingAuditor';
import { RunningGateway, startGateway } from './__testUtils__/startGateway';
import { freezeClock } from './__testUtils__/freezeClock';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

const COSTS = '/finops/v1/costs';
const RUNS = '/finops/v1/runs';

describe('the gateway', () => {
  const exporter = new InMemoryMetricExporter(
    AggregationTemporality.CUMULATIVE,
  );
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: 3_600_000,
  });
  const people: { roles: Role[] } = { roles: [] };
  let service: FakeService;
  let gateway: RunningGateway;
  let auditor: RecordingAuditor;

  const start = async () =>
    startGateway({
      knex: await databases.init(databaseId),
      people,
      serviceUrl: service.url,
      auditor,
    });

  beforeAll(() =>
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] })),
  );
  beforeEach(async () => {
    people.roles = ['Rosetta_FinOps_Admin'];
    auditor = new RecordingAuditor();
    service = await startFakeService();
    gateway = await start();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await gateway.stop();
    await service.close();
  });
  afterAll(() => reader.shutdown());

  const call = (
    path: string,
    { as = 'jane', ...init }: RequestInit & { as?: string } = {},
  ) =>
    fetch(gateway.url + path, {
      ...init,
      headers: {
        authorization: mockCredentials.user.header(`user:default/${as}`),
        'content-type': 'application/json',
        ...init.headers,
      },
    });
  const post = (path: string) => call(path, { method: 'POST', body: '{}' });

  it('refuses a revoked role a minute later at the latest', async () => {
    const moveTo = freezeClock();
    expect((await post(RUNS)).status).toBe(200);
    people.roles = ['Rosetta_User'];
    moveTo(59);
    expect((await post(RUNS)).status).toBe(200);
    moveTo(61);
    expect((await post(RUNS)).status).toBe(403);
    expect(service.received).toHaveLength(2);
  });

  it('reuses one token per person and service, and no other', async () => {
    for (const as of ['jane', 'jane', 'john'])
      await call('/ref/v1/change-requests', { as });
    await call('/finops/v1/runs');
    const [first, second, johns, finops] = service.received.map(
      ({ headers }) => headers.authorization,
    );
    expect(second).toBe(first);
    expect(new Set([first, johns, finops]).size).toBe(3);
  });

  describe('the audit', () => {
    it('records a write before it is done, and its outcome', async () => {
      service.answer((_req, res) => sendJson(res, 202, {}));
      await call(RUNS, {
        method: 'POST',
        body: '{}',
        headers: { 'x-request-id': 'r-1' },
      });
      const event = {
        eventId: 'relay',
        severityLevel: 'medium',
        service: 'finops',
        operation: 'startRun',
        action: 'finops.runs.write',
        requestId: 'r-1',
      };
      expect(auditor.events).toEqual([
        { ...event, outcome: 'initiated' },
        { ...event, outcome: 'succeeded', status: 202 },
      ]);
    });

    it('records a refusal', async () => {
      people.roles = ['Rosetta_User'];
      await post(RUNS);
      expect(auditor.events[1]).toMatchObject({
        severityLevel: 'medium',
        operation: 'startRun',
        outcome: 'failed',
        error: 'NotAllowedError',
        refused: true,
      });
    });

    it('records a failure at the service under its name', async () => {
      service.answer((_req, res) =>
        sendJson(res, 409, {
          error: { name: 'ConflictError', message: 'run 7 is queued' },
          request: { method: 'POST', url: '/v1/runs' },
          response: { statusCode: 409 },
        }),
      );
      await post(RUNS);
      expect(auditor.events[1]).toMatchObject({
        outcome: 'failed',
        error: 'ConflictError',
      });
    });

    it('records reads at low severity, which is not logged by default', async () => {
      await call(COSTS);
      expect(auditor.events[1]).toMatchObject({
        severityLevel: 'low',
        operation: 'listCosts',
        outcome: 'succeeded',
      });
    });
  });

  it('finishes requests in flight during a shutdown and refuses new ones', async () => {
    let reply = () => {};
    service.answer((_req, res) => {
      reply = () => sendJson(res, 200, { late: true });
    });
    const waiting = post(RUNS);
    while (service.received.length === 0) await sleep(5);
    const stopped = gateway.stop();
    await sleep(50);
    const late = await post(RUNS);
    expect(late.status).toBe(503);
    expect(late.headers.get('connection')).toBe('close');
    reply();
    expect(await (await waiting).json()).toEqual({ late: true });
    await stopped;
    expect(service.received).toHaveLength(1);
  });

  it('reports metrics through the metrics service of Backstage', async () => {
    service.answer((_req, res) => {
      if (service.received.length === 1) res.destroy();
      else sendJson(res, 200, {});
    });
    await call('/finops/v1/runs');
    await call(COSTS);
    await reader.forceFlush();
    const [{ scopeMetrics }] = exporter.getMetrics().slice(-1);
    const named = Object.fromEntries(
      scopeMetrics
        .flatMap(scope => scope.metrics)
        .map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints]),
    );
    expect(
      named['rosetta.gateway.request.duration'].map(point => point.attributes),
    ).toContainEqual({
      service: 'finops',
      method: 'GET',
      route: '/v1/costs',
      status: 200,
    });
    expect(
      new Set(
        named['rosetta.gateway.step.duration'].map(p => p.attributes.step),
      ),
    ).toEqual(
      new Set(['authentication', 'permission', 'signing', 'audit', 'relay']),
    );
    expect(named['rosetta.gateway.upstream.retries'][0]).toMatchObject({
      attributes: { service: 'finops-api', reason: 'connection' },
      value: 1,
    });
    expect(named).toHaveProperty(['rosetta.gateway.cache.answers']);
  });
});
