import { BurnPair, SloBurn } from '@rosetta/contracts/monitoring';
import { HOUR_MINUTES, HourUnits, Measurable, minuteFigures } from './hourUnits'; // prettier-ignore
import { addSums, NO_SUMS, Sums, toSegments } from './segments';

/** Sums of one minute, or of some. */
type BurnSums = Pick<Sums, 'bad' | 'total' | 'events' | 'known' | 'excluded'>;

/** An hour of an objective; minutes only where a window may begin or end in it. */
export interface BurnHour {
  /** Minutes since 1970 at which it begins. */
  start: number;
  sums: Sums;
  minutes?: {
    bad: readonly (number | null)[];
    total: readonly (number | null)[];
    events: readonly (number | null)[];
    excluded: readonly number[];
  };
}

/** An hour that no run has published, or not yet. Pure. */
export const toBurnHour = (
  start: number,
  slo: Measurable,
  units: HourUnits,
): BurnHour => {
  const [{ from: _, ...sums }] = toSegments(slo, units);
  return { start, sums, minutes: minuteFigures(units) };
};

/** Of two that say the same hour the one counts that knows more of it: the published one where both know as much. Pure. */
export const mergeBurnHours = (
  published: readonly BurnHour[],
  live: readonly BurnHour[],
): BurnHour[] => {
  const hours = new Map(published.map(hour => [hour.start, hour]));
  for (const hour of live) {
    const known = hours.get(hour.start)?.sums.known ?? -1;
    if (hour.sums.known > known) hours.set(hour.start, hour);
  }
  return [...hours.values()];
};

/** Below this part of a window nobody is alerted: what is missing may be good or bad. */
const MIN_KNOWN = 0.5;

const sumMinutes = ({ minutes }: BurnHour, from: number, to: number): Sums => {
  let sums = NO_SUMS;
  if (!minutes) return sums;
  const excluded = minutes.excluded.filter(at => at >= from && at < to).length;
  for (let at = from; at < to; at += 1) {
    const [bad, total, events] = [minutes.bad[at], minutes.total[at], minutes.events[at]]; // prettier-ignore
    if (bad !== null && total !== null && events !== null)
      sums = addSums(sums, { ...NO_SUMS, bad, total, events, known: 1 });
  }
  return { ...sums, excluded };
};

/** What an objective's minutes say, over any window that ends in an hour whose minutes are there. */
export class BurnSeries {
  readonly #hours: Map<number, BurnHour>;

  constructor(hours: readonly BurnHour[]) {
    this.#hours = new Map(hours.map(hour => [hour.start, hour]));
  }

  /** From a minute up to another one, which is out. */
  sum(from: number, to: number): BurnSums {
    let sums = NO_SUMS;
    let start = Math.floor(from / HOUR_MINUTES) * HOUR_MINUTES;
    for (; start < to; start += HOUR_MINUTES) {
      const hour = this.#hours.get(start);
      if (!hour) continue;
      const [first, end] = [Math.max(0, from - start), Math.min(HOUR_MINUTES, to - start)]; // prettier-ignore
      const isWhole = first === 0 && end === HOUR_MINUTES;
      sums = addSums(sums, isWhole ? hour.sums : sumMinutes(hour, first, end));
    }
    return sums;
  }

  /** The minute after the last one that something is known of. */
  get end(): number | undefined {
    const hours = [...this.#hours.values()].sort((a, b) => b.start - a.start);
    for (const { start, minutes } of hours) {
      const last = minutes?.bad.findLastIndex(bad => bad !== null) ?? -1;
      if (last >= 0) return start + last + 1;
    }
    return undefined;
  }
}

/** How fast a budget burned in a window: 1 uses it up exactly by the end of the objective's window. */
const burnRate = ({ bad, total }: BurnSums, objective: number) =>
  total > 0 ? bad / total / (1 - objective) : null;

const isKnown = ({ known, excluded }: BurnSums, minutes: number) =>
  minutes > excluded && known / (minutes - excluded) >= MIN_KNOWN;

export interface BurnRules {
  objective: number;
  pairs: readonly BurnPair[];
  /** Below so many events in the short window nobody is alerted: one that fails would be a burn. */
  minEvents: number;
}

const reasonOf = (
  { longMinutes, shortMinutes }: BurnPair,
  long: BurnSums,
  short: BurnSums,
  minEvents: number,
): SloBurn['reason'] => {
  if (!isKnown(long, longMinutes) || !isKnown(short, shortMinutes))
    return 'missing-data';
  return short.events < minEvents ? 'too-few-events' : undefined;
};

/** The burn rates of each pair over the windows that end with a minute, which is out. Pure. */
export const burnsAt = (
  series: BurnSeries,
  { objective, pairs, minEvents }: BurnRules,
  end: number,
): SloBurn[] =>
  pairs.map(pair => {
    const long = series.sum(end - pair.longMinutes, end);
    const short = series.sum(end - pair.shortMinutes, end);
    const rates = {
      long: burnRate(long, objective),
      short: burnRate(short, objective),
    };
    const reason = reasonOf(pair, long, short, minEvents);
    return {
      ...pair,
      ...rates,
      firing:
        !reason &&
        (rates.long ?? 0) > pair.factor &&
        (rates.short ?? 0) > pair.factor,
      ...(reason && { reason }),
    };
  });
