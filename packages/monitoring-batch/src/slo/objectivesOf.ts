import {
  MaintenanceSpan,
  SloAt,
  StoredSlo,
  versionsAt,
} from '@rosetta/monitoring-mart';

const HOUR_MS = 3_600_000;

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
