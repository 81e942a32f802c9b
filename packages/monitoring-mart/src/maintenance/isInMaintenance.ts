import { MaintenanceSpan } from './MaintenanceStore';

const MINUTE_MS = 60_000;

/** Whether a minute of an hour is one of maintenance of an application: any second of it counts. Pure. */
export const isInMaintenance = (
  spans: readonly MaintenanceSpan[],
  application: string,
  hourStart: string,
): ((minute: number) => boolean) => {
  const own = spans
    .filter(span => span.application === application)
    .map(({ from, to }) => [Date.parse(from), Date.parse(to)]);
  const start = Date.parse(hourStart);
  return minute => {
    const at = start + minute * MINUTE_MS;
    return own.some(([from, to]) => from < at + MINUTE_MS && to > at);
  };
};
