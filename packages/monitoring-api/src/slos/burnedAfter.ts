import { BurnedBudget, SloItem } from '@rosetta/contracts/monitoring';
import {
  addSums,
  budgetOf,
  NO_SUMS,
  SloFactReadModel,
  Sums,
  windowAt,
} from '@rosetta/monitoring-mart';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** What happens later is put down to something else. */
const MAX_AFTER_MS = 24 * HOUR_MS;

/** Hours, half-open. */
export interface After {
  from: Date;
  to: Date;
}

const hourOf = (at: number) => Math.floor(at / HOUR_MS) * HOUR_MS;

/**
 * The hours after an instant, up to that of the next one, at most a day: none where both are in one hour.
 * @param next - the following instant, where there is one
 */
export const hoursAfter = (finishedAt: string, next?: string): After => {
  const from = hourOf(Date.parse(finishedAt));
  const end = from + MAX_AFTER_MS;
  const to = next ? Math.min(hourOf(Date.parse(next)), end) : end;
  return { from: new Date(from), to: new Date(to) };
};

interface Ranges extends After {
  window: After;
}

const partKnown = ({ from, to }: After, sums: Sums, now: Date) => {
  const until = Math.min(to.getTime(), now.getTime());
  const minutes = (until - from.getTime()) / MINUTE_MS - sums.excluded;
  return minutes > 0 ? Math.min(1, sums.known / minutes) : 0;
};

const toBudget = (
  slo: SloItem,
  { window, ...after }: Ranges,
  { spent, whole }: { spent: Sums; whole: Sums },
  now: Date,
): BurnedBudget => {
  const { allowed } = budgetOf(slo, window, whole, now);
  const known = partKnown(after, spent, now);
  return {
    slo: slo.id,
    name: slo.name,
    burned: known > 0 && allowed > 0 ? spent.bad / allowed : null,
    ...{ bad: spent.bad, allowed, known },
    unit: slo.status.unit,
  };
};

const mostFirst = (left: BurnedBudget, right: BurnedBudget) =>
  (right.burned ?? -1) - (left.burned ?? -1);

type Hour = Sums & { at: Date };

const SUMS = Object.keys(NO_SUMS) as (keyof Sums)[];

/** The hours of an objective in order: what some of them add up to takes as long for many as for few. */
class SummedHours {
  readonly #starts: number[];
  /** Of the hours before each, and of all. */
  readonly #before: Sums[] = [NO_SUMS];

  constructor(hours: readonly Hour[]) {
    this.#starts = hours.map(({ at }) => at.getTime());
    for (const { at: _, ...sums } of hours)
      this.#before.push(addSums(this.#before.at(-1)!, sums));
  }

  between({ from, to }: After): Sums {
    const [first, end] = [from, to].map(each => this.#before[this.#find(each)]);
    return Object.fromEntries(
      SUMS.map(sum => [sum, end[sum] - first[sum]]),
    ) as unknown as Sums;
  }

  /** The first hour that begins then or later. */
  #find(instant: Date): number {
    const wanted = instant.getTime();
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#starts[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The instants that a window of any of these objectives or times begins and ends at. */
const spanOf = (all: readonly Ranges[]): After => {
  const instants = all.flatMap(({ from, to, window }) =>
    [from, to, window.from, window.to].map(each => each.getTime()),
  );
  return {
    from: new Date(instants.reduce((least, each) => Math.min(least, each))),
    to: new Date(instants.reduce((most, each) => Math.max(most, each))),
  };
};

/** What each of some objectives lost in each of some times: one query, whatever their number. */
export const readBurned = async (
  facts: SloFactReadModel,
  slos: readonly SloItem[],
  times: readonly After[],
  now: Date,
): Promise<BurnedBudget[][]> => {
  const rangesOf = (slo: SloItem, after: After): Ranges => ({
    ...after,
    // The window that goes on in the last minute of the time, or now.
    window: windowAt(
      slo.window,
      new Date(Math.min(after.to.getTime(), now.getTime()) - 1),
    ),
  });
  const all = times.map(after =>
    after.to > after.from
      ? slos.map(slo => ({ slo, ranges: rangesOf(slo, after) }))
      : [],
  );
  const asked = all.flat().map(({ ranges }) => ranges);
  if (asked.length === 0) return all.map(() => []);
  const ids = slos.map(({ id }) => id);
  const hours = await facts.hoursOf(ids, spanOf(asked));
  const summed = new Map(
    ids.map(id => [id, new SummedHours(hours.get(id) ?? [])]),
  );
  return all.map(each =>
    each
      .map(({ slo, ranges }) => {
        const own = summed.get(slo.id)!;
        const both = {
          spent: own.between(ranges),
          whole: own.between(ranges.window),
        };
        return toBudget(slo, ranges, both, now);
      })
      .sort(mostFirst),
  );
};
