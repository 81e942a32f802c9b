import { SloAt, StoredSlo } from './SloStore';

/** The version of each objective that is measured in an hour: versions begin with hours. Pure. */
export const versionsAt = (
  all: readonly StoredSlo[],
  hourStart: string,
): SloAt[] => {
  const byId = new Map<string, StoredSlo>();
  for (const slo of all) if (slo.validFrom <= hourStart) byId.set(slo.id, slo);
  return [...byId.values()].filter(({ retired }) => !retired);
};
