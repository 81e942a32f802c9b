import { SloVersion } from '@rosetta/contracts/monitoring';
import { indicatorOf, SignalHourSeries } from './indicators';
import { Events, Measured } from './indicators/types';

export const HOUR_MINUTES = 60;

/** What an objective needs to be measured by. */
export type Measurable = Pick<
  SloVersion,
  'objective' | 'budgeting' | 'indicator'
>;

/** What counts of one minute, in the unit of the budget: events, or time slices. */
interface MinuteUnits {
  bad: number;
  total: number;
  /** Events, whatever the unit is: below a minimum nobody is alerted. */
  events: number;
  /** How much of the minute is known, 0 to 1: entities may be silent. */
  known: number;
}

/** The minutes of an hour: null where nothing is known, or where there was maintenance. */
export interface HourUnits {
  minutes: (MinuteUnits | null)[];
  excluded: boolean[];
  /** How many time slices of the hour count, known or not. */
  slices: number;
}

const eventsOf = (measured: readonly Measured[], minute: number) => {
  const known = measured.flatMap(each => each(minute) ?? []);
  if (known.length === 0) return null;
  const add = (of: (each: Events) => number) =>
    known.reduce((sum, each) => sum + of(each), 0);
  return {
    bad: add(({ bad }) => bad),
    total: add(({ total }) => total),
    events: add(({ requests, total }) => requests ?? total),
    known: known.length / measured.length,
  };
};

/** A slice with no event is good: nobody was let down. */
const badOfSlice = (
  budgeting: Measurable['budgeting'],
  bad: number,
  total: number,
): number => {
  const ratio = total === 0 ? 1 : (total - bad) / total;
  if (budgeting.method === 'Timeslices')
    return Number(ratio < budgeting.sliceTarget);
  return 1 - ratio;
};

/** The minutes of a slice: the last one of them that is known carries it. */
const toSlice = (
  budgeting: Measurable['budgeting'],
  minutes: readonly (MinuteUnits | null)[],
): (MinuteUnits | null)[] => {
  const known = minutes.flatMap(each => each ?? []);
  const total = known.reduce((sum, each) => sum + each.total, 0);
  const bad = known.reduce((sum, each) => sum + each.bad, 0);
  const last = minutes.findLastIndex(each => each !== null);
  return minutes.map(
    (each, at) =>
      each && {
        ...each,
        bad: at === last ? badOfSlice(budgeting, bad, total) : 0,
        total: Number(at === last),
      },
  );
};

/** What an hour says of an objective, minute by minute. Pure. */
export const toHourUnits = (
  { budgeting, indicator }: Measurable,
  series: readonly SignalHourSeries[],
  isExcluded: (minute: number) => boolean,
): HourUnits => {
  const measured = indicatorOf(indicator).measure(indicator, series);
  const excluded = Array.from({ length: HOUR_MINUTES }, (_, at) =>
    isExcluded(at),
  );
  const events = excluded.map((left, at) =>
    left ? null : eventsOf(measured, at),
  );
  if (budgeting.method === 'Occurrences')
    return { minutes: events, excluded, slices: 0 };
  const { sliceMinutes } = budgeting;
  const minutes: HourUnits['minutes'] = [];
  let slices = 0;
  for (let from = 0; from < HOUR_MINUTES; from += sliceMinutes) {
    const to = from + sliceMinutes;
    minutes.push(...toSlice(budgeting, events.slice(from, to)));
    if (!excluded.slice(from, to).every(Boolean)) slices += 1;
  }
  return { minutes, excluded, slices };
};

/** The minutes of an hour, figure by figure: what burn rates are made of. Pure. */
export const minuteFigures = ({ minutes, excluded }: HourUnits) => ({
  bad: minutes.map(each => each && each.bad),
  total: minutes.map(each => each && each.total),
  events: minutes.map(each => each && each.events),
  excluded: excluded.flatMap((left, minute) => (left ? [minute] : [])),
});
