import { SmoothingState } from './exponentialSmoothing';

/** Without so many values the heuristic below has no ground. */
export const MIN_VALUES = 10;

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The line through the first ten values by least squares: where it is one step before them, and its slope. */
const fitLine = (series: readonly number[]) => {
  const values = series.slice(0, MIN_VALUES);
  const centre = (values.length + 1) / 2;
  const average = mean(values);
  let products = 0;
  let squares = 0;
  values.forEach((value, index) => {
    products += (index + 1 - centre) * (value - average);
    squares += (index + 1 - centre) ** 2;
  });
  const trend = products / squares;
  return { level: average - trend * centre, trend };
};

/** The average of each whole season around a value, of those that have one: half a season at each end has none. */
const centredAverages = (series: readonly number[], length: number) => {
  const half = length / 2;
  return series.slice(half, series.length - half).map((_, index) => {
    const window = series.slice(index, index + length + 1);
    const inner = window.slice(1, -1).reduce((sum, value) => sum + value, 0);
    return (inner + (window[0] + window[length]) / 2) / length;
  });
};

/**
 * Where smoothing begins: Hyndman et al. (2008), section 2.6.1. The season is the average distance from
 * the centred moving average over at most five whole seasons, and sums to 0; level and trend are the line
 * through what is left.
 * @param length - of a season, an even number of steps; 0 for none
 */
export const initialState = (
  series: readonly number[],
  length = 0,
): SmoothingState => {
  if (!length) return { ...fitLine(series), season: [] };
  const cycles = Math.min(5, Math.floor(series.length / length));
  const whole = series.slice(0, cycles * length);
  const averages = centredAverages(whole, length);
  const half = length / 2;
  const distances = Array.from({ length }, (_, position) =>
    mean(
      averages.flatMap((average, index) =>
        (index + half) % length === position
          ? [whole[index + half] - average]
          : [],
      ),
    ),
  );
  const offset = mean(distances);
  return {
    ...fitLine(averages),
    season: distances.map(distance => distance - offset),
  };
};
