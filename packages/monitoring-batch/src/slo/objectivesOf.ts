import { MaintenanceSpan, SloAt, StoredSlo } from '@rosetta/monitoring-mart';

const HOUR_MS = 3_600_000;

/** The version of each objective that is measured in an hour: versions begin with hours. */
export const versionsAt = (
  all: readonly StoredSlo[],
  hourStart: string,
): SloAt[] => {
  const byId = new Map<string, StoredSlo>();
  for (const slo of all) if (slo.validFrom <= hourStart) byId.set(slo.id, slo);
  return [...byId.values()].filter(({ retired }) => !retired);
};

/**
 * Versions by hour: between two instants at which one begins they are the same, and so is what is made of them.
 */
export const memoizeByVersions = <T>(
  all: readonly StoredSlo[],
  make: (versions: readonly SloAt[]) => T,
): ((hourStart: string) => T) => {
  const instants = [...new Set(all.map(({ validFrom }) => validFrom))].sort();
  const made = new Map<string, T>();
  return hourStart => {
    const since = instants.findLast(each => each <= hourStart) ?? '';
    if (!made.has(since)) made.set(since, make(versionsAt(all, since)));
    return made.get(since)!;
  };
};

/** The times of maintenance that share an instant with an hour. */
export const spansIn = (
  all: readonly MaintenanceSpan[],
  hourStart: string,
): MaintenanceSpan[] => {
  const end = new Date(Date.parse(hourStart) + HOUR_MS).toISOString();
  return all.filter(({ from, to }) => from < end && to > hourStart);
};

/** Whether a minute of an hour is one of maintenance of an application: any second of it counts. */
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
    const at = start + minute * 60_000;
    return own.some(([from, to]) => from < at + 60_000 && to > at);
  };
};
