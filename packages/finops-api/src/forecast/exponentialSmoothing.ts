/**
 * Exponential smoothing with an additive error, a damped additive trend and, where it has a season, an
 * additive one: ETS(A,Ad,N) and ETS(A,Ad,A) of Hyndman, Koehler, Ord and Snyder, “Forecasting with
 * Exponential Smoothing” (2008), in their error-correction form (table 2.1).
 */
export interface Smoothing {
  /** Of the level, within (0, 1). */
  alpha: number;
  /** Of the trend, within (0, alpha). */
  beta: number;
  /** By which the trend is damped at each step. */
  phi: number;
  /** Of the season, within (0, 1 − alpha); 0 without a season. */
  gamma: number;
}

/** What the model knows before a step. */
export interface SmoothingState {
  level: number;
  trend: number;
  /** What the next steps add to the level, the next one first; empty without a season. */
  season: readonly number[];
}

/** What is known after a series, and by how much each of its values was missed. */
export const smooth = (
  series: readonly number[],
  { alpha, beta, phi, gamma }: Smoothing,
  initial: SmoothingState,
): { state: SmoothingState; errors: number[] } => {
  const season = [...initial.season];
  const { length } = season;
  let { level, trend } = initial;
  // A search for weights comes here thousands of times: it writes into the season, and makes no state per step.
  const errors = series.map((value, index) => {
    const position = length ? index % length : 0;
    const expected = level + phi * trend + (length ? season[position] : 0);
    const error = value - expected;
    level += phi * trend + alpha * error;
    trend = phi * trend + beta * error;
    if (length) season[position] += gamma * error;
    return error;
  });
  const next = length ? series.length % length : 0;
  return {
    state: {
      level,
      trend,
      season: [...season.slice(next), ...season.slice(0, next)],
    },
    errors,
  };
};

/** What the next steps are expected to be. */
export const project = (
  state: SmoothingState,
  { phi }: Smoothing,
  steps: number,
): number[] => {
  const { level, trend, season } = state;
  let damping = 0;
  return Array.from({ length: steps }, (_, index) => {
    damping += phi ** (index + 1);
    return (
      level +
      damping * trend +
      (season.length ? season[index % season.length] : 0)
    );
  });
};

/**
 * How the variance of a step's error grows with the steps ahead: its multiple of the variance of one
 * step, 1 + Σ c², where c at step j is α + β(φ + … + φʲ), and γ more at each whole season (ibid., table 6.2).
 */
export const varianceGrowth = (
  { alpha, beta, phi, gamma }: Smoothing,
  seasonLength: number,
  steps: number,
): number[] => {
  let sum = 1;
  let damping = 0;
  return Array.from({ length: steps }, (_, index) => {
    if (index > 0) {
      damping += phi ** index;
      const isWholeSeason = seasonLength > 0 && index % seasonLength === 0;
      sum += (alpha + beta * damping + (isWholeSeason ? gamma : 0)) ** 2;
    }
    return sum;
  });
};
