import { DAYS } from '@rosetta/run-kit';
import { RunNames } from '@rosetta/monitoring-mart';
import { eachBefore, Referentiel, Validity } from '@rosetta/service-kit';

const startOf = (day: string) => `${day}T00:00:00.000Z`;

/** Whether it is valid at any moment of the day. */
const isOn =
  (day: string) =>
  ({ validFrom, validTo }: Validity) =>
    (validFrom === null || validFrom < startOf(DAYS.add(day, 1))) &&
    (validTo === null || startOf(day) < validTo);

/** What of the référentiel a day's figures come from: another version of anything else changes none. */
export const referentielOfDay = (
  { applications, groups, pivots }: Referentiel,
  day: string,
): Referentiel => {
  const valid = pivots.filter(isOn(day));
  const deployed = new Set(valid.map(({ application }) => application));
  return {
    applications: applications
      .filter(isOn(day))
      .filter(({ id }) => deployed.has(id)),
    groups: groups.filter(isOn(day)),
    pivots: valid,
  };
};

/** What things are called, as they were last on the day. */
export const namesOf = (
  { applications, groups }: Referentiel,
  day: string,
): RunNames => {
  const end = startOf(DAYS.add(day, 1));
  return {
    applications: eachBefore(applications, end).map(({ id, name, group }) => ({
      id,
      name,
      group,
    })),
    groups: eachBefore(groups, end).map(({ id, name, parent }) => ({
      id,
      name,
      parent,
    })),
  };
};
