import { Smoothing, SmoothingState, smooth } from './exponentialSmoothing';
import { initialState } from './initialState';
import { minimize } from './minimize';

/** A trend that is damped less hardly differs from a straight line; one that is damped more ends at once. */
const PHI = { least: 0.8, most: 0.98 };
/** Weights stay off the ends of their ranges, where a value would count for nothing or for all. */
const MARGIN = 1e-4;

const within = (variable: number, least: number, most: number) =>
  least + (most - least) / (1 + Math.exp(-variable));

/** Any numbers as weights that are within their ranges. */
const toSmoothing = ([a, b, p, g]: readonly number[]): Smoothing => {
  const alpha = within(a, MARGIN, 1 - MARGIN);
  return {
    alpha,
    beta: within(b, 0, alpha),
    phi: within(p, PHI.least, PHI.most),
    gamma: g === undefined ? 0 : within(g, 0, 1 - alpha),
  };
};

/** A valley may be one of several: the weights that are tried first, from slow to quick. */
const STARTS = [-2, 0.5];

export interface Fit {
  smoothing: Smoothing;
  /** After the series. */
  state: SmoothingState;
  errors: number[];
  /** Of the errors of one step: their squares over the values that are more than the weights and states. */
  variance: number;
}

const sumOfSquares = (errors: readonly number[]) =>
  errors.reduce((sum, error) => sum + error ** 2, 0);

/**
 * The weights by which a series is missed least, in the sum of squares.
 * @param length - of a season; 0 for a series without
 */
export const fitSmoothing = (series: readonly number[], length = 0): Fit => {
  const initial = initialState(series, length);
  const missed = (variables: readonly number[]) =>
    sumOfSquares(smooth(series, toSmoothing(variables), initial).errors);
  const { at } = STARTS.map(start =>
    minimize(missed, length ? [start, -2, 1, -2] : [start, -2, 1]),
  ).reduce((best, each) => (each.value < best.value ? each : best));
  const smoothing = toSmoothing(at);
  const { state, errors } = smooth(series, smoothing, initial);
  const fitted = length ? 4 + 1 + length : 3 + 2;
  return {
    smoothing,
    state,
    errors,
    variance: sumOfSquares(errors) / Math.max(1, series.length - fitted),
  };
};
