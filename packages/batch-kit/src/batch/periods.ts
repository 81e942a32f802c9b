import { isDeepStrictEqual } from 'node:util';
import { ServiceUnavailableError } from '@backstage/errors';
import { isWithinBounds } from '@rosetta/contracts/values';
import { assertWithinBounds, Jobs, overlapping } from '@rosetta/run-kit';
import { Job, RunLog } from '../job';
import { inputsOfPeriods } from '../work/inputs';
import { Batch } from './Batch';
import { readSelection, Selection } from './selection';

type Stores = Pick<Batch, 'db' | 'jobs' | 'runs' | 'logger'>;

/** Every period of a job that overlaps one of some other job. */
const overlappingOf = (
  { jobs }: Stores,
  job: Job,
  name: string,
  periods: readonly string[],
) => {
  const { period: kind } = jobs.find(each => each.name === name)!;
  return periods.flatMap(each => overlapping(job.period, kind, each));
};

/** Where the jobs that it reads have published something. */
const periodsOfReads = async (stores: Stores, job: Job): Promise<string[]> => {
  const all: string[] = [];
  for (const name of job.reads ?? []) {
    const published = await stores.runs.publications(name).current();
    const periods = published.map(({ period }) => period);
    all.push(...overlappingOf(stores, job, name, periods));
  }
  return all;
};

/** Where the jobs that it reads may soon publish something else: a run waits for theirs. */
const periodsToWaitFor = async (
  stores: Stores,
  job: Job,
): Promise<Set<string>> => {
  const all = new Set<string>();
  for (const name of job.reads ?? []) {
    const active = await stores.runs.activePeriods(name);
    for (const each of overlappingOf(stores, job, name, active)) all.add(each);
  }
  return all;
};

/** Periods that something landed for, or had when they were published; in order. */
const knownPeriods = async (
  stores: Stores,
  job: Job,
  published: Iterable<string>,
  signal: AbortSignal,
): Promise<string[]> => {
  const landed = await (job.landed?.(signal) ?? periodsOfReads(stores, job));
  const bounds = stores.runs.periodBounds;
  // What landed before there were bounds, or while they were wider, is left as it is.
  return [...new Set([...landed, ...published])]
    .filter(period => isWithinBounds(period, bounds))
    .sort();
};

const NEVER = new AbortController().signal;

/**
 * Lands what is new in live sources, before it is known which periods that is of.
 * Returns the gaps: their counts, and the warnings; nothing when all of it was read.
 */
const land = async (
  { runs, logger }: Stores,
  job: Job,
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

/** Periods whose inputs are not those of their published run; one that lacks a publication it reads has none. */
const changedPeriods = async (
  stores: Stores,
  job: Job,
  signal: AbortSignal,
): Promise<string[]> => {
  const published = await stores.runs.publications(job.name).currentInputs();
  const waiting = await periodsToWaitFor(stores, job);
  const given = new Set([...published.keys(), ...waiting]);
  const periods = await knownPeriods(stores, job, given, signal);
  const known = job.due?.(periods) ?? periods;
  const jobs = new Jobs(stores.jobs);
  const all = await inputsOfPeriods(stores.db, jobs, job, known, signal);
  return known.filter(period => {
    const inputs = all.get(period)!;
    const isReady = (job.reads ?? []).every(name => name in inputs);
    const isChanged = !isDeepStrictEqual(published.get(period)?.inputs, inputs);
    return waiting.has(period) || (isReady && isChanged);
  });
};

/**
 * Periods with unpublished input. When a source does not answer, or not all of it, the current
 * one too: its run lands as well, and its log says what failed.
 */
export const unpublishedPeriods = async (
  stores: Stores,
  job: Job,
  signal = NEVER,
): Promise<string[]> => {
  const current = job.period.of(new Date());
  const missing = await land(stores, job, current, signal).catch(error => {
    signal.throwIfAborted();
    stores.logger.warn({ err: error, job: job.name }, 'Landing failed');
  });
  if (!missing) return [current];
  const changed = await changedPeriods(stores, job, signal);
  const withCurrent = missing.length > 0 ? [...changed, current] : changed;
  return [...new Set(withCurrent)].sort();
};

/**
 * Those of a window that something landed for. Gaps are in the log of their
 * runs; where there is no run, they are an error, as nothing else would report them.
 */
const periodsWithin = async (
  stores: Stores,
  job: Job,
  [first, last]: [first: string, last: string],
  signal: AbortSignal,
): Promise<string[]> => {
  // A run of any other day would not show why these are missing.
  const missing = await land(stores, job, first, signal);
  const published = await stores.runs.publications(job.name).current();
  const known = await knownPeriods(
    stores,
    job,
    published.map(({ period }) => period),
    signal,
  );
  const chosen = known.filter(each => first <= each && each <= last);
  if (chosen.length > 0 || missing.length === 0) return chosen;
  const end = job.period.add(last, 1);
  throw new ServiceUnavailableError(
    `No ${
      job.period.name
    } from ${first} to ${end} is known, and sources could not be read in full: ${missing.join(
      '; ',
    )}`,
  );
};

/**
 * The period that is named; those that something landed for within a window, or within a period
 * of another kind; or all with unpublished input.
 */
export const selectPeriods = async (
  stores: Stores,
  job: Job,
  selection: Selection,
  signal = NEVER,
): Promise<string[]> => {
  const selected = readSelection(selection, job.period);
  const { period, from = period, to } = selection;
  const bounds = stores.runs.periodBounds;
  if (from !== undefined)
    assertWithinBounds(period ? 'period' : 'from', from, bounds);
  if (selected !== 'unpublished' && 'last' in selected)
    assertWithinBounds(to ? 'to' : 'period', selected.last, bounds);
  if (selected === 'unpublished')
    return unpublishedPeriods(stores, job, signal);
  if ('exactly' in selected) return [selected.exactly];
  const { first, last } = selected;
  return periodsWithin(stores, job, [first, last], signal);
};
