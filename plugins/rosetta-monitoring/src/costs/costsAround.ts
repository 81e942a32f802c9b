import { CostDay } from '@rosetta/contracts/finops';
import { addDays } from '@rosetta/contracts/values';
import {
  changeOf,
  meanDecimals,
  subtractDecimals,
} from '@rosetta/plugin-rosetta-core-react/format';

/** A week has each day of the week once. */
export const DAYS_AROUND = 7;

/** A day beside a deployment; nothing where its cost is not published. */
export interface DayAround {
  day: string;
  side: 'before' | 'after';
  cost?: CostDay;
}

interface Side {
  /** Of a day, over those that are known; null of none. */
  mean: string | null;
  /** How many of the week are published, and complete. */
  known: number;
}

export interface CostsAround {
  days: DayAround[];
  before: Side;
  after: Side;
  /** after − before; null unless all days of both weeks are known. */
  difference: string | null;
  /** difference ÷ before. */
  change: number | null;
}

const dayOf = (instant: string) => instant.slice(0, 'YYYY-MM-DD'.length);

/** The days that the weeks around some deployments are of, half-open; the days of the deployments are in none. */
export const daysAround = (finishedAt: readonly string[]) => {
  const days = finishedAt.map(dayOf).sort();
  return {
    from: addDays(days[0], -DAYS_AROUND),
    to: addDays(days.at(-1)!, DAYS_AROUND + 1),
  };
};

const sideOf = (days: readonly DayAround[]): Side => {
  const known = days.flatMap(({ cost }) =>
    cost?.complete ? [cost.amount] : [],
  );
  return { mean: meanDecimals(known), known: known.length };
};

/** What a day cost in the seven whole UTC days before that of a deployment, and after it. Pure. */
export const costsAround = (
  finishedAt: string,
  costs: ReadonlyMap<string, CostDay>,
): CostsAround => {
  const own = dayOf(finishedAt);
  const week = (side: DayAround['side'], first: string): DayAround[] =>
    Array.from({ length: DAYS_AROUND }, (_, at) => {
      const day = addDays(first, at);
      return { day, side, cost: costs.get(day) };
    });
  const weeks = {
    before: week('before', addDays(own, -DAYS_AROUND)),
    after: week('after', addDays(own, 1)),
  };
  const before = sideOf(weeks.before);
  const after = sideOf(weeks.after);
  const isWhole = before.known + after.known === 2 * DAYS_AROUND;
  return {
    days: [...weeks.before, ...weeks.after],
    before,
    after,
    difference: isWhole ? subtractDecimals(after.mean!, before.mean!) : null,
    change: isWhole ? changeOf(after.mean!, before.mean!) : null,
  };
};
