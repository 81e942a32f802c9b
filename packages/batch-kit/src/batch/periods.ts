import { isDeepStrictEqual } from 'node:util';
import { InputError } from '@backstage/errors';
import { RunLog } from '../job';
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
  stores: Stores,
  signal: AbortSignal,
): Promise<string[]> => {
  const published = await stores.runs.publications.current();
  return [
    ...new Set([
      ...(await stores.landed(signal)),
      ...published.map(({ period }) => period),
    ]),
  ].sort();
};

const SILENT: RunLog = { async info() {}, async warn() {} };
const NEVER = new AbortController().signal;

/** Lands what live sources have that is new. Whether they all answered. */
const landed = async ({ job }: Stores, period: string, signal: AbortSignal) => {
  try {
    await job.land?.({ period, log: SILENT, signal });
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  }
};

/**
 * Periods whose input is not that of their published run. When a source does not answer,
 * the current one: its run lands too, and tells in its log what failed.
 */
export const unpublishedPeriods = async (
  stores: Stores,
  kind: PeriodKind,
  signal = NEVER,
): Promise<string[]> => {
  const current = kind.of(new Date());
  if (!(await landed(stores, current, signal))) return [current];
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
  signal = NEVER,
): Promise<string[]> => {
  check(kind, 'period', period);
  check(kind, 'from', from);
  check(kind, 'to', to);
  if (period && (from || to))
    throw new InputError('period: not together with from and to');
  if (period) return [period];
  if (!from && !to) return unpublishedPeriods(stores, kind, signal);
  const first = from ?? kind.add(to!, -1);
  const end = to ?? kind.add(first, 1);
  if (first >= end)
    throw new InputError('to: must be after from: the window is half-open');
  const current = kind.of(new Date());
  if (!(await landed(stores, current, signal))) return [current];
  return (await knownPeriods(stores, signal)).filter(
    each => first <= each && each < end,
  );
};
