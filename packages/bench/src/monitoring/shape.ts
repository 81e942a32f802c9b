/** How much there is. */
export interface BenchShape {
  applications: number;
  /** Days of history. */
  days: number;
}
