const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** An hour is read once so much of the next has passed: Dynatrace gets some of it late. */
const LATE_MS = 3 * 60_000;
/** The first time, what is older is read by the hour; later on a gap is closed as fine as Dynatrace keeps it. */
const FINE_FIRST_MS = DAY_MS;
const FINE_MS = 14 * DAY_MS;
/** Of the last hour that was read, what came late is read again. */
const OVERLAP_MS = HOUR_MS;
/** Data points by the minute of so many hours are asked for at once, and by the hour of so many days. */
const FINE_HOURS = 4;
const COARSE_DAYS = 3;

/** What is asked for at once, and of what it is the end. */
export interface MetricWindow {
  from: Date;
  to: Date;
  resolution: '1m' | '1h';
}

const floor = (at: number) => Math.floor(at / HOUR_MS) * HOUR_MS;

/**
 * The windows of whole hours to read, oldest first.
 * @param mark - the end of the last hour that was read
 * @param since - where to begin without one
 */
export function* windowsOf(
  mark: string | undefined,
  since: Date,
  now = Date.now(),
): Generator<MetricWindow> {
  const end = floor(now - LATE_MS);
  const known = mark === undefined ? undefined : Date.parse(mark);
  if (known !== undefined && known >= end) return;
  let from = known === undefined ? floor(since.getTime()) : known - OVERLAP_MS;
  const fineFrom = floor(now - (known === undefined ? FINE_FIRST_MS : FINE_MS));
  while (from < end) {
    const fine = from >= fineFrom;
    const length = fine ? FINE_HOURS * HOUR_MS : COARSE_DAYS * DAY_MS;
    const to = Math.min(from + length, end, fine ? Infinity : fineFrom);
    const resolution = fine ? '1m' : '1h';
    yield { from: new Date(from), to: new Date(to), resolution };
    from = to;
  }
}
