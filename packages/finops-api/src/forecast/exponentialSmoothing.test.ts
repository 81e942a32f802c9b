import golden from './__testUtils__/goldenForecasts.json';
import { project, smooth, varianceGrowth } from './exponentialSmoothing';
import { fitSmoothing } from './fitSmoothing';
import { initialState } from './initialState';

const closeTo = (values: readonly number[], digits = 6) =>
  values.map(value => expect.closeTo(value, digits));

/** What statsmodels says of the same series; `goldenForecasts.py` made it. */
describe.each(golden)(
  'exponential smoothing of $name, as in statsmodels',
  ({ series, season, initial, smoothing, ...expected }) => {
    it('begins at the same level, trend and season', () => {
      expect(initialState(series, season)).toEqual({
        level: expect.closeTo(initial.level, 6),
        trend: expect.closeTo(initial.trend, 6),
        season: closeTo(initial.season),
      });
    });

    it('misses each value by the same, and expects the same of the next ones', () => {
      const { state, errors } = smooth(series, smoothing, initial);
      expect(errors).toEqual(closeTo(expected.errors));
      expect(project(state, smoothing, expected.forecast.length)).toEqual(
        closeTo(expected.forecast),
      );
    });

    it('gives the error of each step ahead the same variance', () => {
      expect(
        varianceGrowth(smoothing, season, expected.varianceGrowth.length),
      ).toEqual(closeTo(expected.varianceGrowth));
    });

    it('finds weights that miss the series no more than those found there', () => {
      const { errors } = fitSmoothing(series, season);
      const missed = errors.reduce((sum, error) => sum + error ** 2, 0);
      expect(missed).toBeLessThanOrEqual(expected.sumOfSquares * 1.001);
    });
  },
);
