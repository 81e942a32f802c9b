import { CostForecast } from '@rosetta/contracts/finops';

/** A trend of two months that is expected to go on. */
export const FORECAST: CostForecast = {
  method: 'trend',
  history: [
    { month: '2024-08', amount: '10' },
    { month: '2024-09', amount: '11' },
  ],
  months: [
    {
      month: '2024-10',
      amount: '12',
      interval80: { low: '11.5', high: '12.5' },
      interval95: { low: '11', high: '13' },
    },
  ],
  backtest: {
    origins: 12,
    wape: 0.031,
    bias: -0.004,
    coverage80: 0.83,
    coverage95: 0.96,
    baseline: { wape: 0.082, bias: -0.05 },
  },
};
