import { MeasuredSeries } from './metrics';

const MINUTES = 60;
const MINUTE_MS = 60_000;

/** Sixty minutes of an hour, filled where a slot of a minute says something. Named by the end of the slot. Pure. */
export const toMinutes = (
  { ends, values }: Pick<MeasuredSeries, 'ends' | 'values'>,
  hourStart: number,
  factor: number,
): (number | null)[] => {
  const minutes: (number | null)[] = Array(MINUTES).fill(null);
  ends.forEach((end, at) => {
    const minute = (end - hourStart) / MINUTE_MS - 1;
    const value = values[at];
    if (minute in minutes && value !== null) minutes[minute] = value * factor;
  });
  return minutes;
};
