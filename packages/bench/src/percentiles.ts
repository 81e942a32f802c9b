export interface Percentiles {
  count: number;
  p50: number;
  p99: number;
  max: number;
}

/** The aim of pages: at most three times their bare SQL, and 15 ms. */
export const isSlow = (page: Percentiles, bare: Percentiles) =>
  page.p99 > 3 * bare.p99 + 15;

/** Of milliseconds; each is one that was measured. */
export const percentilesOf = (values: readonly number[]): Percentiles => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? NaN) * 10) / 10;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
};
