import { isDeepStrictEqual } from 'node:util';
import { InputError } from '@backstage/errors';
import { Batch } from './Batch';
import { PeriodKind } from './Period';

/** Which periods to run, as a person says it. */
export interface Selection {
  period?: string;
  from?: string;
  to?: string;
}

type Stores = Pick<Batch, 'landed' | 'runs' | 'job'>;

/** Periods that something landed for, or had when they were published; in order. */
const knownPeriods = async (
  { landed, runs }: Stores,
  signal: AbortSignal,
): Promise<string[]> => {
  const published = await runs.publications.current();
  return [
    ...new Set([
      ...(await landed(signal)),
      ...published.map(({ period }) => period),
    ]),
  ].sort();
};

/** Periods whose input is not that of their published run. */
export const unpublishedPeriods = async (
  stores: Stores,
  signal = new AbortController().signal,
): Promise<string[]> => {
  const unpublished: string[] = [];
  for (const period of await knownPeriods(stores, signal)) {
    const published = await stores.runs.publications.currentInputs(period);
    const inputs = await stores.job.inputs(period, signal);
    if (!isDeepStrictEqual(published?.inputs, inputs)) unpublished.push(period);
  }
  return unpublished;
};

const check = (
  { schema, name, format }: PeriodKind,
  field: string,
  text: string | undefined,
) => {
  if (text !== undefined && !schema.safeParse(text).success)
    throw new InputError(`${field}: must be a ${name}, ${format}`);
};

/** One period as asked for; those of a window that something landed for; or all with unpublished input. */
export const selectPeriods = async (
  stores: Stores,
  kind: PeriodKind,
  { period, from, to }: Selection,
  signal = new AbortController().signal,
): Promise<string[]> => {
  check(kind, 'period', period);
  check(kind, 'from', from);
  check(kind, 'to', to);
  if (period && (from || to))
    throw new InputError('period: not together with from and to');
  if (period) return [period];
  if (!from && !to) return unpublishedPeriods(stores, signal);
  const first = from ?? kind.add(to!, -1);
  const end = to ?? kind.add(first, 1);
  if (first >= end)
    throw new InputError('to: must be after from: the window is half-open');
  return (await knownPeriods(stores, signal)).filter(
    each => first <= each && each < end,
  );
};
