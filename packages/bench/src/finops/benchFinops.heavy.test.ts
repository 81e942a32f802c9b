import { printedResult } from './__testUtils__/printedResult';

jest.setTimeout(900_000);

describe('rosetta bench finops, of several months or workers', () => {
  it('compares the way down through the months with the bare SQL of each step', async () => {
    const { months, steps } = await printedResult({
      what: 'drilldown',
      lines: 2_600,
    });
    expect(months).toBe(13);
    for (const { bare, cold, warm } of steps)
      for (const { p50 } of [bare, cold, warm])
        expect(p50).toBeGreaterThanOrEqual(0);
  });

  it('finds most of the unusual costs of a generated year, and little else', async () => {
    const { quality, unusual, ratio } = await printedResult({
      what: 'anomalies',
      lines: 92_000,
    });
    expect(quality.precision).toBeGreaterThan(0.9);
    expect(quality.recall).toBeGreaterThan(0.9);
    expect(unusual).toBeGreaterThan(0);
    expect(ratio).toBeGreaterThan(0);
  });

  it.each(['reprocess', 'workers'] as const)(
    'compares with the baseline: %s',
    async what => {
      const { ratio } = await printedResult({ what, lines: 2_600 });
      expect(ratio).toBeGreaterThan(0);
    },
  );
});
