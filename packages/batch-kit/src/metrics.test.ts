import { TestDatabases } from '@rosetta/test-kit/databases';
import { createMetrics } from '@rosetta/service-kit';
import { registerRunMetrics } from '@rosetta/run-kit';
import { createBench, REPROCESS } from './__testUtils__/bench';
import { TOY_RUNS } from './__testUtils__/toyJob';

describe('registerRunMetrics', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  it('reports how many runs are queued and have ended, and how long they took', async () => {
    const bench = await createBench(databases);
    const metrics = createMetrics();
    registerRunMetrics(metrics, bench.db, TOY_RUNS);
    await bench.once();
    await bench.runs.request(REPROCESS);
    const text = await metrics.registry.metrics();
    expect(text).toMatch(/rosetta_runs\{job="toy",state="queued"\} 1/);
    expect(text).toMatch(/rosetta_runs\{job="toy",state="succeeded"\} 1/);
    expect(text).toMatch(
      /rosetta_run_seconds_total\{job="toy",state="succeeded"\} \d+\.\d+/,
    );
    expect(text).toMatch(/queue.*toy.*queued.* 1/);
    await bench.stop();
  }, 60_000);

  it('reports no state that no run is in any more', async () => {
    const bench = await createBench(databases);
    const metrics = createMetrics();
    registerRunMetrics(metrics, bench.db, TOY_RUNS);
    const { id } = await bench.runs.request(REPROCESS);
    expect(await metrics.registry.metrics()).toContain(
      'rosetta_runs{job="toy",state="queued"} 1',
    );
    await bench.runs.cancel(id, 'a test');
    const text = await metrics.registry.metrics();
    expect(text).not.toContain('rosetta_runs{job="toy",state="queued"}');
    expect(text).toContain('rosetta_runs{job="toy",state="cancelled"} 1');
    await bench.stop();
  }, 60_000);

  it('reads the runs once for all metrics of a scrape, and counts the workers that are up', async () => {
    const bench = await createBench(databases);
    const metrics = createMetrics();
    registerRunMetrics(metrics, bench.db, TOY_RUNS);
    await bench.startWorker();
    const read: string[] = [];
    bench.db.on('query', ({ sql }) => read.push(sql));
    expect(await metrics.registry.metrics()).toContain(
      'rosetta_workers{job="toy"} 1',
    );
    expect(
      read.filter(sql => sql.includes('finished_at - started_at')),
    ).toHaveLength(1);
    await bench.stop();
  }, 60_000);
});
