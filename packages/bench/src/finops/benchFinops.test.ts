import { printedResult } from './__testUtils__/printedResult';

jest.setTimeout(240_000);

describe('rosetta bench finops', () => {
  it('processes a bill from file to published costs and compares with the baseline', async () => {
    const result = await printedResult({ what: 'import', lines: 1_500 });
    expect(result).toMatchObject({
      lines: 1_500,
      stages: { shape: expect.any(Number), publish: expect.any(Number) },
      importing: { seconds: expect.any(Number) },
    });
    expect(result.ratio).toBeGreaterThan(0);
  });

  it('splits a bill by rules, and finds that DuckDB makes the same shares of it', async () => {
    const result = await printedResult({ what: 'allocation', lines: 1_500 });
    expect(result).toMatchObject({ rules: 200, applications: 2_000 });
    expect(result.pools).toBe(200);
    expect(result.shares).toBeGreaterThan(50_000);
    expect(result.ratio).toBeGreaterThan(0);
  });
});
