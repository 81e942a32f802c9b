import { TestDatabases } from '@backstage/backend-test-utils';
import { createMetrics } from '@rosetta/service-kit';
import { createBench, REPROCESS } from './__testUtils__/bench';
import { TOY } from './__testUtils__/toyJob';
import { registerRunMetrics } from './metrics';

describe('registerRunMetrics', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  it('tells how many runs wait and ended, and how long they took', async () => {
    const bench = await createBench(databases);
    const metrics = createMetrics();
    registerRunMetrics(metrics, bench.db, TOY);
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
});
