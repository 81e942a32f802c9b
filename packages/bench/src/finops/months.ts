import { addMonths, monthsOf } from '@rosetta/contracts/values';
import { BenchWorkspace } from './BenchWorkspace';
import { BENCH_PERIOD } from './syntheticBill';

const MONTHS = 13;
const FIRST = addMonths(BENCH_PERIOD, 1 - MONTHS);

/** The months of a bench that needs more than one, oldest first, the end not included. */
export const BENCH_MONTHS = { from: FIRST, to: addMonths(BENCH_PERIOD, 1) };

/** Imports bills of all months, of so many lines together. */
export const importMonths = async (
  { writeBill, importBills }: BenchWorkspace,
  lines: number,
) => {
  const months = monthsOf(BENCH_MONTHS.from, BENCH_MONTHS.to);
  const paths: string[] = [];
  for (const month of months)
    paths.push(await writeBill(month, Math.ceil(lines / months.length)));
  await importBills(paths);
  return months;
};
