import { isDeepStrictEqual } from 'node:util';
import { InputError } from '@backstage/errors';
import { addMonths, Month } from '@rosetta/contracts';
import { focusDataset } from '../focus';
import { CostBatch } from '../openCostBatch';

/** Which months to run, as a person says it. */
export interface Selection {
  period?: string;
  from?: string;
  to?: string;
}

type Stores = Pick<CostBatch, 'raw' | 'runs' | 'job'>;

/** Months that have a bill, or had one when they were published; in order. */
const knownPeriods = async ({ raw, runs }: Stores): Promise<string[]> => {
  const landed = await raw.periods(focusDataset.name);
  const published = await runs.publications.current();
  return [
    ...new Set([...landed, ...published].map(({ period }) => period)),
  ].sort();
};

/** Months whose bill, rules or référentiel are not those of their published run. */
export const unpublishedPeriods = async (stores: Stores): Promise<string[]> => {
  const signal = new AbortController().signal;
  const unpublished: string[] = [];
  for (const period of await knownPeriods(stores)) {
    const published = await stores.runs.publications.currentInputs(period);
    const inputs = await stores.job.inputs(period, signal);
    if (!isDeepStrictEqual(published?.inputs, inputs)) unpublished.push(period);
  }
  return unpublished;
};

const checkMonth = (name: string, month: string | undefined) => {
  if (month !== undefined && !Month.safeParse(month).success)
    throw new InputError(`${name}: must be a month, YYYY-MM`);
};

/** One month as asked for; months of a window that have a bill; or all with unpublished input. */
export const selectPeriods = async (
  stores: Stores,
  { period, from, to }: Selection,
): Promise<string[]> => {
  checkMonth('period', period);
  checkMonth('from', from);
  checkMonth('to', to);
  if (period && (from || to))
    throw new InputError('period: not together with from and to');
  if (period) return [period];
  if (!from && !to) return unpublishedPeriods(stores);
  const first = from ?? addMonths(to!, -1);
  const end = to ?? addMonths(first, 1);
  if (first >= end)
    throw new InputError('to: must be after from: the window is half-open');
  return (await knownPeriods(stores)).filter(
    month => first <= month && month < end,
  );
};
