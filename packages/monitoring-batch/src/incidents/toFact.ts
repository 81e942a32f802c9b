import {
  Attribution,
  ChangeFact,
  IncidentFact,
  IncidentRules,
  ProblemFact,
} from '@rosetta/monitoring-mart';
import { RawRecord } from '@rosetta/raw-store';
import {
  dynatrace,
  dynatraceProblems,
  problemUrl,
  readDynatraceProblem,
} from '@rosetta/sources/dynatrace';
import {
  readServiceNowChange,
  readServiceNowIncident,
  serviceNow,
  serviceNowChangeRequests,
  serviceNowIncidents,
  serviceNowPivots,
} from '@rosetta/sources/servicenow';

/** What a day's incidents and changes are shaped with. */
export interface Shaping {
  attribution: Attribution;
  rules: IncidentRules;
  /** Where people look at the tools, when that is known. */
  serviceNowUrl?: string;
  dynatraceUrl?: string;
}

/** A fact for each application that it is of, or the name of what no pivot knows. */
export type Shaped<Fact> = { facts: Fact[] } | { unknown: string };

const urlOf = (table: string, id: string, base?: string) =>
  base === undefined
    ? null
    : `${base.replace(/\/$/, '')}/nav_to.do?uri=${encodeURIComponent(
        `${table}.do?sys_id=${id}`,
      )}`;

/** What is known of the record itself, for each application that its most specific known item was of at an instant. */
const attribute = (
  { attribution }: Shaping,
  dataset: string,
  { import: rawImport, row }: RawRecord,
  items: readonly string[],
  at: string,
) =>
  serviceNowPivots(items)
    .map(pivot => attribution.findOwners(pivot, at))
    .find(({ length }) => length > 0)
    ?.map(({ application, name, group }) => ({
      source: serviceNow.name,
      application,
      applicationName: name,
      group,
      raw: { dataset, import: rawImport, row },
    })) ?? [];

const notCountedOf = (
  { leftOut, priority }: ReturnType<typeof readServiceNowIncident>,
  { countedPriorities }: IncidentRules,
) => {
  if (leftOut) return leftOut;
  return priority !== null && countedPriorities.includes(priority)
    ? null
    : 'priority';
};

export const toIncidents = (
  record: RawRecord,
  shaping: Shaping,
): Shaped<IncidentFact> => {
  const { leftOut, items, ...incident } = readServiceNowIncident(record.document); // prettier-ignore
  const owners = attribute(
    shaping,
    serviceNowIncidents.name,
    record,
    items,
    incident.openedAt,
  );
  if (owners.length === 0) return { unknown: incident.number };
  const notCounted = notCountedOf({ leftOut, items, ...incident }, shaping.rules); // prettier-ignore
  const url = urlOf('incident', incident.id, shaping.serviceNowUrl);
  return {
    facts: owners.map(owner => ({
      ...{ ...incident, ...owner, notCounted },
      ...{ items, url },
    })),
  };
};

export const toChanges = (
  record: RawRecord,
  shaping: Shaping,
): Shaped<ChangeFact> => {
  const { items, ...change } = readServiceNowChange(record.document);
  const owners = attribute(
    shaping,
    serviceNowChangeRequests.name,
    record,
    items,
    change.at,
  );
  if (owners.length === 0) return { unknown: change.number };
  const url = urlOf('change_request', change.id, shaping.serviceNowUrl);
  return { facts: owners.map(owner => ({ ...change, ...owner, url })) };
};

/** A problem is of each application that one of its entities is of. */
export const toProblems = (
  { document, import: rawImport, row }: RawRecord,
  { attribution, dynatraceUrl }: Shaping,
): Shaped<ProblemFact> => {
  const { entities, status: _, ...problem } = readDynatraceProblem(document);
  const owners = new Map(
    entities
      .flatMap(entity =>
        attribution.findOwners(
          { type: 'dynatrace:entity', values: [entity] },
          problem.startedAt,
        ),
      )
      .map(owner => [owner.application, owner]),
  );
  if (owners.size === 0) return { unknown: problem.displayId };
  return {
    facts: [...owners.values()].map(({ application, name, group }) => ({
      ...problem,
      source: dynatrace.name,
      application,
      applicationName: name,
      group,
      // It says no instant of its own at which it changed.
      updatedAt: problem.endedAt ?? problem.startedAt,
      url: dynatraceUrl ? problemUrl(dynatraceUrl, problem.id) : null,
      raw: { dataset: dynatraceProblems.name, import: rawImport, row },
    })),
  };
};
