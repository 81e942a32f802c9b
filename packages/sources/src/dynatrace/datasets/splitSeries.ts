import { JsonRecord } from '@rosetta/raw-store';

const HOUR_MS = 60 * 60 * 1_000;

/** The hour that a time slot is of. Dynatrace names a slot by its end, so one that ends on the hour is of the hour before. */
export const hourOfSlot = (end: number) =>
  Math.floor((end - 1) / HOUR_MS) * HOUR_MS;

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** Where each hour of the slots begins in their list, and where it ends. */
const hoursOf = (timestamps: readonly number[]): [number, number][] => {
  const starts = timestamps.flatMap((at, index) =>
    index === 0 || hourOfSlot(at) !== hourOfSlot(timestamps[index - 1])
      ? [index]
      : [],
  );
  return starts.map((start, index) => [
    start,
    starts[index + 1] ?? timestamps.length,
  ]);
};

interface Series {
  timestamps?: unknown;
  values?: unknown;
}

/** Whether it can be cut; what is wrong with any other, validation says. */
const isWhole = ({ timestamps, values }: Series) =>
  isList(timestamps) &&
  isList(values) &&
  timestamps.length === values.length &&
  timestamps.every(Number.isSafeInteger);

/**
 * A result of a query holds all series of a metric over all of the timeframe. It is kept series by
 * series and hour by hour, as hours are what is shaped, and what is replaced when it is read again.
 */
export function* splitSeries(
  { data, metricId, resolution }: JsonRecord,
  header: { resolution?: string },
): Generator<JsonRecord> {
  const about = { metricId, resolution: resolution ?? header.resolution };
  if (!isList(data)) {
    yield { ...about, data: data ?? null };
    return;
  }
  for (const each of data) {
    const series: Series = Object(each);
    if (!isWhole(series)) yield { ...about, ...series };
    else
      for (const [start, end] of hoursOf(series.timestamps as number[]))
        yield {
          ...about,
          ...series,
          timestamps: (series.timestamps as number[]).slice(start, end),
          values: (series.values as unknown[]).slice(start, end),
        };
  }
}
