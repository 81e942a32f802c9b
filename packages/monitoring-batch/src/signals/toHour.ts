import { MetricSeries, toMinutes } from '@rosetta/sources/dynatrace';
import { kindOfSignal, SignalReading } from './readings';

const MINUTES = 60;

/** A series of a source in one hour, as a signal. */
export interface SeriesHour {
  entity: string;
  signal: string;
  value: number | null;
  known: number;
  minutes: (number | null)[] | null;
  raw: { import: number; row: number };
}

/** The hour as one value: percentiles of parts of it are none of the whole. */
const join = (
  signal: string,
  values: readonly number[],
  resolutionMinutes: number,
): number | null => {
  const kind = kindOfSignal(signal);
  if (values.length === 0) return null;
  if (kind === 'percentile')
    return resolutionMinutes === MINUTES ? values[0] : null;
  const sum = values.reduce((total, value) => total + value, 0);
  return kind === 'count' ? sum : sum / values.length;
};

/**
 * A series of one hour: by the minute where the source is that fine, else as one or several values of coarser
 * steps. Pure.
 */
export const toHour = (
  series: MetricSeries,
  { signal, factor }: SignalReading,
  hourStart: string,
): SeriesHour | undefined => {
  const { entity, resolutionMinutes, raw } = series;
  if (!entity || resolutionMinutes === null) return undefined;
  const known = series.values.filter(value => value !== null);
  const isFine = resolutionMinutes === 1;
  const values = known.map(value => value * factor);
  const knownMinutes = known.length * resolutionMinutes;
  return {
    entity,
    signal,
    value: join(signal, values, resolutionMinutes),
    known: Math.min(1, knownMinutes / MINUTES),
    minutes: isFine ? toMinutes(series, Date.parse(hourStart), factor) : null,
    raw,
  };
};

const keyOf = ({ entity, signal }: SeriesHour) => `${signal} ${entity}`;

const isLater = (a: SeriesHour['raw'], b: SeriesHour['raw']) =>
  a.import > b.import || (a.import === b.import && a.row > b.row);

/** Series by what they are of; the source may have said one several times, by the minute or by the hour. */
export class SeriesOfHour {
  readonly #byKey = new Map<string, SeriesHour>();

  /** Of the same steps the later one counts; of an hour as a whole, its value completes the minutes. */
  add(series: SeriesHour) {
    const known = this.#byKey.get(keyOf(series));
    this.#byKey.set(keyOf(series), known ? this.#merge(known, series) : series);
  }

  get all(): SeriesHour[] {
    return [...this.#byKey.values()];
  }

  #merge(known: SeriesHour, other: SeriesHour): SeriesHour {
    const isSameKind = (known.minutes === null) === (other.minutes === null);
    if (isSameKind) return isLater(other.raw, known.raw) ? other : known;
    const [fine, coarse] = known.minutes ? [known, other] : [other, known];
    return { ...fine, value: coarse.value ?? fine.value };
  }
}
