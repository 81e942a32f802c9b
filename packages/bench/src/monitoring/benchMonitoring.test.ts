import { benchMonitoring, MonitoringBenchOptions } from './benchMonitoring';

jest.setTimeout(300_000);

/** What the command prints for programs, on the server of the tests. */
const measured = async (what: MonitoringBenchOptions['what']) => {
  const printed: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation(text => {
    printed.push(text);
  });
  try {
    await benchMonitoring({
      ...{ what, applications: 4, days: 3, pages: 1, json: true },
      postgres:
        process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING,
    });
  } finally {
    log.mockRestore();
  }
  return JSON.parse(printed.join(''))[what!];
};

describe('rosetta bench monitoring', () => {
  it('publishes what Dynatrace answers for some days and compares with a plain copy', async () => {
    const result = await measured('ingest');
    expect(result.rows).toBe(result.hours * 4 * 4);
    expect(result.hours).toBeGreaterThanOrEqual(3 * 24 - 1);
    expect(result.ratio).toBeGreaterThan(0);
  });

  it('compares the pages of an application, DORA and objectives with their bare SQL', async () => {
    const { steps, ratio } = await measured('pages');
    expect(steps).toHaveLength(9);
    for (const { bare, service } of steps)
      expect([bare.count, service.count]).toEqual([20, 20]);
    expect(ratio).toBeGreaterThan(0);
  });

  it('compares the reprocess of a day among few days and many', async () => {
    const { few, many, ratio } = await measured('reprocess');
    expect(Object.keys(few)).toEqual(['deployments', 'delivery', 'signals']);
    expect(Object.keys(many)).toEqual(Object.keys(few));
    expect(ratio).toBeGreaterThan(0);
  });
});
