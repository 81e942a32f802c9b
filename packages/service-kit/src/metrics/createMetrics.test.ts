import { Gauge } from 'prom-client';
import { createMetrics } from './createMetrics';
import { scrape } from './scrape';

describe('createMetrics', () => {
  it('reports the event loop', async () => {
    const text = await createMetrics().registry.metrics();

    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  it('reports calls, retries and breaker of each HTTP client', async () => {
    const metrics = createMetrics();
    const client = 'platform-ref-api';
    metrics.observeClient({
      type: 'call',
      client,
      method: 'GET',
      route: '/v1/pivots',
      outcome: 200,
      durationMs: 20,
      attempts: 2,
    });
    metrics.observeClient({ type: 'retry', client, attempt: 1, reason: '503' });
    metrics.observeClient({ type: 'breaker', client, state: 'open' });

    const text = await metrics.registry.metrics();
    expect(text).toContain(
      'rosetta_client_request_duration_seconds_count{client="platform-ref-api",method="GET",route="/v1/pivots",outcome="200"} 1',
    );
    expect(text).toContain(
      'rosetta_client_retries_total{client="platform-ref-api",reason="503"} 1',
    );
    expect(text).toContain(
      'rosetta_breaker_state{client="platform-ref-api"} 2',
    );
  });

  it('leaves out a metric that cannot be read and keeps the others', async () => {
    const { registry } = createMetrics();
    registry.registerMetric(
      new Gauge({
        name: 'demo_broken',
        help: 'Queries an unavailable database',
        registers: [],
        collect: () => Promise.reject(new Error('unavailable')),
      }),
    );

    const text = await scrape(registry);

    expect(text).toContain('nodejs_eventloop_lag_seconds ');
    expect(text).not.toContain('demo_broken');
    await expect(registry.metrics()).rejects.toThrow('unavailable');
  });

  it('reads the depth of queues at each scrape and leaves out one that fails', async () => {
    const metrics = createMetrics();
    let queued = 3;
    metrics.queue('finops', async () => ({ queued, running: 1 }));
    metrics.queue('broken', () => Promise.reject(new Error('no database')));

    expect(await metrics.registry.metrics()).toContain(
      'rosetta_queue_depth{queue="finops",state="queued"} 3',
    );
    queued = 0;
    const text = await metrics.registry.metrics();
    expect(text).toContain(
      'rosetta_queue_depth{queue="finops",state="queued"} 0',
    );
    expect(text).not.toContain('queue="broken"');
  });
});
