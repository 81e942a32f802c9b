import request from 'supertest';
import {
  callerWith,
  demoApp,
  demoIdentity,
} from '../__testUtils__/demoService';
import { createHealth } from '../health/createHealth';
import { createLogger } from '../logger';
import { createMetrics } from '../metrics/createMetrics';
import { createProbesApp } from './createServiceApp';

const jane = callerWith(['Rosetta_Admin']);
const lines: any[] = [];
const logger = createLogger({
  service: 'demo-api',
  level: 'debug',
  destination: { write: line => lines.push(JSON.parse(line)) },
});
const metrics = createMetrics();
const app = demoApp({ logger, metrics, identity: demoIdentity({ jane }) });
const asJane = { authorization: 'Bearer jane' };

beforeEach(() => lines.splice(0));

describe('the access log', () => {
  it('has one line per request, with caller, route and status, and never the token', async () => {
    await request(app)
      .get('/v1/things/a?x=secret')
      .set({ ...asJane, 'x-request-id': 'r1' });

    expect(lines).toEqual([
      expect.objectContaining({
        level: 'info',
        msg: 'Request answered',
        service: 'demo-api',
        requestId: 'r1',
        method: 'GET',
        route: '/v1/things/:id',
        path: '/v1/things/a',
        status: 400,
        subject: 'user:default/jane',
        durationMs: expect.any(Number),
      }),
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/Bearer|secret/);
  });

  it('logs probes at debug level', async () => {
    await request(app).get('/health/live');

    expect(lines).toEqual([expect.objectContaining({ level: 'debug' })]);
  });
});

describe('HTTP metrics', () => {
  it('label requests, durations and sizes by route pattern, never by path', async () => {
    for (const id of ['a', 'b', 'c'])
      await request(app).get(`/v1/things/${id}`).set(asJane);
    await request(app).get('/v1/things/secret-path');
    await request(app).get('/made/up/path').set(asJane);
    await request(app).post('/v1/things').set(asJane).send({ name: 'x' });

    const { text } = await request(app).get('/metrics');
    const labels = 'method="GET",route="/v1/things/:id",status="200"';
    expect(text).toContain(`rosetta_http_requests_total{${labels}} 3`);
    expect(text).toContain(
      'rosetta_http_requests_total{method="GET",route="/v1/things/:id",status="401"} 1',
    );
    expect(text).toContain('route="unknown",status="404"');
    expect(text).toMatch(
      new RegExp(`rosetta_http_request_duration_seconds_count{${labels}} 3`),
    );
    expect(text).toMatch(
      /rosetta_http_response_size_bytes_sum{method="GET",route="\/v1\/things\/:id",status="200"} [1-9]\d{2,}/,
    );
    expect(text).toContain(
      'rosetta_http_request_size_bytes_sum{method="POST",route="/v1/things",status="201"} 12',
    );
    expect(text).not.toMatch(/secret-path|made/);
  });
});

describe('probes', () => {
  const health = createHealth({ version: '1.2.3', phase: 'starting' });
  let dead: 'required' | 'optional' | undefined;
  const check = (name: 'required' | 'optional') => ({
    name,
    required: name === 'required',
    run: async () => {
      if (dead === name) throw new Error('dead');
    },
  });
  health.add(check('required'));
  health.add(check('optional'));
  const probes = createProbesApp({ version: '1.2.3', logger, health, metrics });
  const statuses = async () => {
    // Reports are kept for a second.
    health.add({ name: 'fresh', required: false, run: async () => {} });
    const seen = [];
    for (const path of [
      '/health/startup',
      '/health/live',
      '/health/ready',
      '/health',
    ])
      seen.push((await request(probes).get(path)).status);
    return seen;
  };

  it('distinguish starting from ready', async () => {
    expect(await statuses()).toEqual([503, 200, 503, 503]);
    health.phase = 'ready';
    expect(await statuses()).toEqual([200, 200, 200, 200]);
  });

  it('distinguish degraded from down', async () => {
    dead = 'optional';
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    expect((await request(probes).get('/health')).body).toMatchObject({
      status: 'degraded',
      version: '1.2.3',
    });
    dead = 'required';
    expect(await statuses()).toEqual([200, 200, 503, 503]);
    dead = undefined;
  });

  it('answer 503 and close connections while the process drains', async () => {
    health.phase = 'draining';
    expect(await statuses()).toEqual([200, 200, 503, 503]);
    const answer = await request(probes).get('/health/ready');
    expect(answer.headers.connection).toBe('close');
    health.phase = 'ready';
  });

  it('are served by a worker, with its metrics and nothing else', async () => {
    expect((await request(probes).get('/metrics')).status).toBe(200);
    expect((await request(probes).get('/v1/things')).status).toBe(404);
  });
});
