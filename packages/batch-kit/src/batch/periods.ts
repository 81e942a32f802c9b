import { isDeepStrictEqual } from 'node:util';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { PeriodKind } from '@rosetta/run-kit';
import { RunLog } from '../job';
import { Batch } from './Batch';

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

/**
 * Lands what live sources have that is new, before it is seen which periods that is of.
 * Returns what could not be had: its counts, and the warnings; nothing when all of it could.
 */
const land = async (
  { job, runs, logger }: Stores,
  period: string,
  signal: AbortSignal,
): Promise<string[]> => {
  if (!job.land) return [];
  const warnings: string[] = [];
  const log: RunLog = {
    info: async (message, fields) => logger.info({ ...fields }, message),
    warn: async (message, fields) => {
      warnings.push(message);
      logger.warn({ ...fields }, message);
    },
  };
  const requestedAt = await runs.now();
  const gaps = await job.land({ period, requestedAt, log, signal });
  const missing = Object.entries(gaps).filter(([, count]) => count > 0);
  if (missing.length === 0) return [];
  return [...missing.map(([name, count]) => `${name}: ${count}`), ...warnings];
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
  const missing = await land(stores, current, signal).catch(error => {
    signal.throwIfAborted();
    stores.logger.warn({ err: error }, 'Not landed');
  });
  if (!missing) return [current];
  const published = await stores.runs.publications.currentInputs();
  const known = await knownPeriods(stores, published.keys(), signal);
  const inputs = await stores.job.inputs(known, signal);
  const moved = known.filter(
    period =>
      !isDeepStrictEqual(published.get(period)?.inputs, inputs.get(period)),
  );
  return [...new Set(missing.length ? [...moved, current] : moved)].sort();
};

const check = (
  { schema, name, format }: PeriodKind,
  field: string,
  text: string | undefined,
) => {
  if (text !== undefined && !schema.safeParse(text).success)
    throw new InputError(`${field}: must be a ${name}, ${format}`);
};

/**
 * Those of a half-open window that something landed for. What could not be had is told by
 * their runs; where there is none, it is an error, as nothing else would tell.
 */
const periodsOfWindow = async (
  stores: Stores,
  { name }: PeriodKind,
  [first, end]: [first: string, end: string],
  signal: AbortSignal,
): Promise<string[]> => {
  // Who names days wants those: another would not tell why they are missing.
  const missing = await land(stores, first, signal);
  const published = await stores.runs.publications.current();
  const known = await knownPeriods(
    stores,
    published.map(({ period }) => period),
    signal,
  );
  const chosen = known.filter(each => first <= each && each < end);
  if (chosen.length > 0 || missing.length === 0) return chosen;
  const words = missing.join('; ');
  throw new ServiceUnavailableError(
    `No ${name} from ${first} to ${end} is known, and not all that sources have could be had: ${words}`,
  );
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
  return periodsOfWindow(stores, kind, [first, end], signal);
};
