/** The words of the pages of runs. */
export const runsMessages = {
  open: 'Runs',
  job: { costs: 'Costs', anomalies: 'Anomalies' },
  about:
    'Each execution of the FinOps batch: it shapes one month of bills into costs, or looks for anomalies of one day, and publishes all of it or nothing.',
  lines: 'Lines',
  summaries: 'Sums',
  pools: 'Pools',
  shares: 'Shares of pools',
  weightless: 'Pools without weights',
  consumption: 'Quantities consumed',
  figures: 'See these costs',
  anomalies: 'See the anomalies of this day',
  unchanged: 'Unchanged',
  withheld: 'Month closed, not published',
  restatements: 'Restatements',
} as const;
