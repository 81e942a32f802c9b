export interface Percentiles {
  count: number;
  p50: number;
  p99: number;
  max: number;
}

/** Of milliseconds; each is one that was measured. */
export const percentilesOf = (values: readonly number[]): Percentiles => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? NaN);
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
};
