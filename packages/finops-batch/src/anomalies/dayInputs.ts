import { addMonths } from '@rosetta/contracts/values';
import {
  AnomalyInputReadModel,
  CoverageReadModel,
  LeftOut,
  Limits,
  PublishedRunReadModel,
  WINDOW_DAYS,
} from '@rosetta/finops-mart';
import { DAYS, Inputs, MONTHS, overlapping } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { shortDigest } from '../allocation/shortDigest';

/** Raise it with whatever finds other anomalies in the same costs, or other drivers. */
const VERSION = 2;

/** The published runs of the costs that a day is judged by, and how far their bills tell. */
export interface KnownCosts {
  /** By month. */
  runs: ReadonlyMap<string, string>;
  /** The last complete day of each provider. */
  complete: readonly { provider: string; day: string }[];
}

export const readKnownCosts = async (db: Knex): Promise<KnownCosts> => {
  const published = await new PublishedRunReadModel(db).list();
  const kept = published.filter(({ retained }) => retained);
  return {
    runs: new Map(kept.map(({ period, runId }) => [period, runId])),
    complete: await new CoverageReadModel(db).completeThrough(
      kept.map(({ runId }) => runId),
    ),
  };
};

const firstDayOf = (day: string) => DAYS.add(day, -WINDOW_DAYS);

/** The months that the days before a day are in, and the month of the day; those that are published. */
export const runsBehind = (runs: KnownCosts['runs'], day: string) => {
  const last = MONTHS.of(DAYS.start(day));
  const behind = [];
  let month = MONTHS.of(DAYS.start(firstDayOf(day)));
  for (; month <= last; month = addMonths(month, 1))
    if (runs.has(month))
      behind.push({ period: month, runId: runs.get(month)! });
  return behind;
};

/** Providers whose bill tells all of a day. */
export const completeOn = ({ complete }: KnownCosts, day: string) =>
  complete.filter(each => each.day >= day).map(({ provider }) => provider);

const leftOutBefore = (day: string, all: readonly LeftOut[]) =>
  all.filter(({ from, to }) => from < day && to >= firstDayOf(day));

/** What is the same for all days. */
interface Known {
  costs: KnownCosts;
  digests: ReadonlyMap<string, string>;
  leftOut: readonly LeftOut[];
  limits: Limits;
}

const inputsOf = (
  day: string,
  { costs, digests, leftOut, limits }: Known,
): Inputs => {
  const answers = leftOutBefore(day, leftOut);
  const days = Array.from({ length: WINDOW_DAYS + 1 }, (_, at) =>
    DAYS.add(day, -at),
  );
  return {
    days: shortDigest(days.map(each => digests.get(each) ?? null)),
    complete: completeOn(costs, day).join(', '),
    limits: shortDigest([VERSION, limits]),
    ...(answers.length > 0 && {
      answers: shortDigest(answers.map(({ answer }) => answer)),
    }),
  };
};

/** What the anomalies of each day come from; the months that it reads are to be summed before. */
export const readDayInputs = async (
  db: Knex,
  days: readonly string[],
  limits: Limits,
): Promise<Map<string, Inputs>> => {
  const costs = await readKnownCosts(db);
  const model = new AnomalyInputReadModel(db);
  const known = {
    ...{ costs, limits },
    digests: await model.digests([...costs.runs.values()]),
    leftOut: await model.leftOut(),
  };
  return new Map(days.map(day => [day, inputsOf(day, known)]));
};

/** The days of published months up to the last complete one. */
export const knownDays = ({ runs, complete }: KnownCosts): string[] => {
  const last = complete
    .map(({ day }) => day)
    .sort()
    .at(-1);
  return [...runs.keys()].flatMap(month =>
    overlapping(DAYS, MONTHS, month).filter(day => last && day <= last),
  );
};
