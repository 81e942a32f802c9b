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

type Stores = Pick<Batch, 'landed' | 'runs' | 'job' | 'logger'>;

/** Periods that something landed for, or had when they were published; in order. */
const knownPeriods = async (
  stores: Stores,
  published: Iterable<string>,
  signal: AbortSignal,
): Promise<string[]> =>
  [...new Set([...(await stores.landed(signal)), ...published])].sort();

const NEVER = new AbortController().signal;

/** Lands what live sources have that is new, before it is seen which periods that is of. Whether all of it could be had. */
const land = async (
  { job, runs, logger }: Stores,
  period: string,
  signal: AbortSignal,
) => {
  if (!job.land) return true;
  const log: RunLog = {
    info: async (message, fields) => logger.info({ ...fields }, message),
    warn: async (message, fields) => logger.warn({ ...fields }, message),
  };
  const requestedAt = await runs.now();
  const gaps = await job.land({ period, requestedAt, log, signal });
  return Object.values(gaps).every(count => count === 0);
};

/**
 * Periods whose input is not that of their published run. When a source does not answer, or
 * not all of it, the current one too: its run lands as well, and tells in its log what failed.
 */
export const unpublishedPeriods = async (
  stores: Stores,
  kind: PeriodKind,
  signal = NEVER,
): Promise<string[]> => {
  const current = kind.of(new Date());
  const whole = await land(stores, current, signal).catch(error => {
    signal.throwIfAborted();
    stores.logger.warn({ err: error }, 'Not landed');
  });
  if (whole === undefined) return [current];
  const published = await stores.runs.publications.currentInputs();
  const known = await knownPeriods(stores, published.keys(), signal);
  const inputs = await stores.job.inputs(known, signal);
  const moved = known.filter(
    period =>
      !isDeepStrictEqual(published.get(period)?.inputs, inputs.get(period)),
  );
  return [...new Set(whole ? moved : [...moved, current])].sort();
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
  // Who names days wants those: another would not tell why they are missing.
  await land(stores, first, signal);
  const published = await stores.runs.publications.current();
  const known = await knownPeriods(
    stores,
    published.map(publication => publication.period),
    signal,
  );
  return known.filter(each => first <= each && each < end);
};
