import { HOUR_MINUTES, HourUnits, Measurable } from './hourUnits';

/** Sums over some time, in the unit of the budget. */
export interface Sums {
  /** Of the clock, maintenance included. */
  minutes: number;
  excluded: number;
  /** Minutes of which something is known; a part of one where some entities are silent. */
  known: number;
  bad: number;
  total: number;
  events: number;
  /** How much could be bad. */
  allowed: number;
}

export const NO_SUMS: Sums = {
  minutes: 0,
  excluded: 0,
  known: 0,
  bad: 0,
  total: 0,
  events: 0,
  allowed: 0,
};

export const addSums = (a: Sums, b: Sums): Sums => ({
  minutes: a.minutes + b.minutes,
  excluded: a.excluded + b.excluded,
  known: a.known + b.known,
  bad: a.bad + b.bad,
  total: a.total + b.total,
  events: a.events + b.events,
  allowed: a.allowed + b.allowed,
});

/** Minutes of an hour, from one up to another: half-open. */
export interface Segment extends Sums {
  from: number;
}

/** What may be bad: of all events, or of the slices that count, whether known or not. */
const allowedOf = (
  { objective, budgeting }: Measurable,
  { total, minutes, excluded }: Sums,
  { slices, excluded: all }: HourUnits,
) => {
  const budget = 1 - objective;
  if (budgeting.method === 'Occurrences') return total * budget;
  const counting = HOUR_MINUTES - all.filter(Boolean).length;
  return counting ? (slices * budget * (minutes - excluded)) / counting : 0;
};

/** An hour in parts: where a calendar window ends in the middle of it, the budget does too. Pure. */
export const toSegments = (
  slo: Measurable,
  units: HourUnits,
  boundaries: readonly number[] = [],
): Segment[] => {
  const starts = [0, ...boundaries];
  return starts.map((from, at) => {
    const to = starts[at + 1] ?? HOUR_MINUTES;
    const known = units.minutes.slice(from, to).flatMap(each => each ?? []);
    const excluded = units.excluded.slice(from, to).filter(Boolean).length;
    const sums = known.reduce<Sums>(
      (sum, { bad, total, events, known: part }) =>
        addSums(sum, { ...NO_SUMS, bad, total, events, known: part }),
      { ...NO_SUMS, minutes: to - from, excluded },
    );
    return { ...sums, from, allowed: allowedOf(slo, sums, units) };
  });
};
