import { benchRef } from './benchRef';

jest.setTimeout(120_000);

describe('rosetta bench ref', () => {
  it('compares what pages ask the référentiel with the bare SQL of each', async () => {
    const printed: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation(text => {
      printed.push(text);
    });
    await benchRef({
      applications: 200,
      postgres:
        process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING,
      json: true,
    });
    log.mockRestore();
    const { steps, ratio, ...shape } = JSON.parse(printed.join(''));
    expect(shape).toMatchObject({ relations: 800, pivots: 1_200 });
    expect(steps).toHaveLength(5);
    for (const { bare, service } of steps)
      for (const { count, p50 } of [bare, service])
        expect([count, Number.isFinite(p50)]).toEqual([20, true]);
    expect(ratio).toBeGreaterThan(0);
  });
});
