import { ENDED_INCIDENT_STATES } from '@rosetta/contracts/monitoring';

/** Whether an incident goes on, as `isOpenIncident` says: one that its source calls over is not, though nobody dated its end. */
export const openIncident = (alias: string) =>
  `(${alias}.resolved_at is null and ${alias}.state <> all ('{${ENDED_INCIDENT_STATES.join()}}'))`;
