import { benchFinops } from './benchFinops';

jest.setTimeout(120_000);

describe('rosetta bench finops', () => {
  it('processes a bill from file to published costs and compares with the baseline', async () => {
    const printed: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation(text => {
      printed.push(text);
    });
    try {
      await benchFinops({
        lines: 1_500,
        postgres:
          process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING,
        json: true,
      });
    } finally {
      log.mockRestore();
    }
    const result = JSON.parse(printed.join(''));
    expect(result).toMatchObject({
      lines: 1_500,
      stages: { shape: expect.any(Number), publish: expect.any(Number) },
      importing: { seconds: expect.any(Number) },
    });
    expect(result.ratio).toBeGreaterThan(0);
  });
});
