import { gzipSync } from 'node:zlib';

const HEADER =
  'BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,BillingCurrency,' +
  'BilledCost,EffectiveCost,BillingAccountId,ServiceCategory,ServiceName';

/** A line of September 2024 that costs this much. */
const billLine = (cost: string, account = 'acme') =>
  `2024-09-01T00:00:00Z,2024-10-01T00:00:00Z,2024-09-18T00:00:00Z,2024-09-19T00:00:00Z,USD,${cost},${cost},${account},Compute,EC2`;

/** A bill of lines that cost this much each. */
export const billOf = (...costs: string[]) =>
  `${[HEADER, ...costs.map(cost => billLine(cost))].join('\n')}\n`;

export const gzipBillOf = (...costs: string[]) => gzipSync(billOf(...costs));

/** A gzip file that ends in the middle. */
export const cutBill = () => {
  const costs = Array.from({ length: 2_000 }, (_, at) => `${at}.${at % 7}1`);
  const whole = gzipBillOf(...costs);
  return whole.subarray(0, Math.floor(whole.length / 2));
};
