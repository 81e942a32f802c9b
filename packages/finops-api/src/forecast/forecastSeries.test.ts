import golden from './__testUtils__/goldenForecasts.json';
import { forecastSeries } from './forecastSeries';

const seriesOf = (name: string) =>
  golden.find(each => each.name === name)!.series;

/** A company that grows by 2 % a month, with a winter that costs more. */
const made = (months: number) =>
  Array.from(
    { length: months },
    (_, month) => 1000 * 1.02 ** month + 200 * Math.cos((month * Math.PI) / 6),
  );

describe('forecastSeries', () => {
  it('follows the season where three years show one', () => {
    const forecast = forecastSeries(made(36), 12);
    if (forecast.method === null) throw new Error(forecast.reason);
    expect(forecast.method).toBe('seasonal');
    const missed = made(48)
      .slice(36)
      .map((actual, index) =>
        Math.abs(forecast.expected[index].value - actual),
      );
    const size = made(48)
      .slice(36)
      .reduce((sum, value) => sum + value, 0);
    expect(missed.reduce((sum, error) => sum + error, 0) / size).toBeLessThan(
      0.08,
    );
    expect(forecast.backtest.wape).toBeLessThan(forecast.baseline.wape);
  });

  it('follows the trend of a year and a month, and is less sure of each month ahead', () => {
    const forecast = forecastSeries(seriesOf('a year and a month'), 3);
    if (forecast.method === null) throw new Error(forecast.reason);
    expect(forecast.backtest.origins).toBeGreaterThanOrEqual(3);
    const deviations = forecast.expected.map(({ deviation }) => deviation);
    expect(deviations).toEqual([...deviations].sort((a, b) => a - b));
  });

  it('averages the last three months where there are seven', () => {
    const forecast = forecastSeries([10, 12, 11, 12, 11, 12, 11], 2);
    expect(forecast).toMatchObject({
      method: 'run-rate',
      expected: [
        { value: expect.closeTo(34 / 3, 9) },
        { value: expect.closeTo(34 / 3, 9) },
      ],
      backtest: { origins: 3 },
    });
  });

  it('expects what never changes to stay, and is sure of it', () => {
    expect(forecastSeries(Array(8).fill(5), 1)).toMatchObject({
      method: 'run-rate',
      expected: [{ value: 5, deviation: 0 }],
      backtest: { wape: 0, bias: 0, coverage80: 1, coverage95: 1 },
    });
  });

  it('says nothing of six months, which no method can be judged by', () => {
    expect(forecastSeries([1, 2, 3, 4, 5, 6], 1)).toEqual({
      method: null,
      reason: 'not-enough-data',
    });
  });

  it('says nothing where the values of a year before were nearer', () => {
    const year = [9, 1, 7, 2, 9, 0, 8, 1, 9, 3, 9, 1];
    const series = [...year, ...year, year[0]];
    expect(forecastSeries(series, 3)).toMatchObject({
      method: null,
      reason: 'worse-than-baseline',
      baseline: { wape: 0 },
    });
  });

  it('forecasts credits too, whose amounts are negative', () => {
    const credits = [10, 12, 11, 12, 11, 12, 11].map(value => -value);
    expect(forecastSeries(credits, 1)).toMatchObject({
      method: 'run-rate',
      expected: [{ value: expect.closeTo(-34 / 3, 9) }],
    });
  });
});
