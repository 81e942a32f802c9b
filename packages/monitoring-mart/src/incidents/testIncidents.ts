import { Knex } from 'knex';
import { INCIDENTS_JOB } from '../jobs';
import { insertRun, publish } from '../runs/testRuns';
import { Attributed } from './attributed';
import { IncidentRunStore } from './IncidentRunStore';
import {
  ChangeFact,
  IncidentFact,
  IncidentStore,
  ProblemFact,
} from './IncidentStore';

/** A published run of a day's incidents, put down to deployments as they are given. */
export const publishedIncidents = async (
  db: Knex,
  day: string,
  incidents: readonly (Partial<IncidentFact> & {
    id: string;
    deployment: string | null;
    unplanned?: boolean;
  })[],
): Promise<string> => {
  const id = await insertRun(db, INCIDENTS_JOB.name, day);
  await db.transaction(async trx => {
    await new IncidentStore(trx).addIncidents(
      { id, day },
      incidents.map(({ deployment: _, unplanned: __, ...fact }, row) => ({
        source: 'servicenow',
        application: 'app-shop',
        applicationName: 'The shop',
        group: 'grp-shop',
        updatedAt: `${day}T23:00:00.000Z`,
        raw: { dataset: 'servicenow.incident', import: 1, row },
        number: fact.id,
        priority: 1,
        state: fact.resolvedAt ? 'closed' : 'new',
        title: `Incident ${fact.id}`,
        url: null,
        openedAt: `${day}T12:00:00.000Z`,
        resolvedAt: null,
        notCounted: null,
        causedBy: null,
        problem: null,
        items: [],
        ...fact,
      })),
    );
    await trx('incident_link').insert(
      incidents.map(({ id: incident, deployment, unplanned = null }) => ({
        source: 'servicenow',
        incident_id: incident,
        version: 1,
        deployment_source: deployment?.split(':')[0] ?? null,
        deployment_id: deployment,
        unplanned,
        kind: 'rule',
        certainty: 'medium',
        reason: 'last-deployment',
        decided_by: 'a test',
        run_id: id,
      })),
    );
    await publish(trx, INCIDENTS_JOB.name, id, day);
  });
  return id;
};

let records = 0;

/** What every incident, problem and change of the shop has, unless said otherwise. */
const attributed = (dataset: string, updatedAt: string): Attributed => ({
  source: 'servicenow',
  application: 'app-shop',
  applicationName: 'The shop',
  group: 'grp-shop',
  updatedAt,
  raw: { dataset, import: 1, row: (records += 1) },
});

const incidentFact = (
  fact: Partial<IncidentFact> & { id: string; openedAt: string },
): IncidentFact => ({
  ...attributed('servicenow.incident', fact.openedAt),
  number: `INC${fact.id}`,
  priority: 1,
  state: 'new',
  title: 'No order passes',
  url: null,
  resolvedAt: null,
  notCounted: null,
  causedBy: null,
  problem: null,
  items: [],
  ...fact,
});

const changeFact = (
  fact: Partial<ChangeFact> & { id: string; at: string },
): ChangeFact => ({
  ...attributed('servicenow.change_request', fact.at),
  number: `CHG${fact.id}`,
  type: 'normal',
  state: 'closed',
  risk: 'Low',
  title: 'Deploy the shop',
  url: null,
  plannedStart: fact.at,
  plannedEnd: fact.at,
  startedAt: null,
  endedAt: null,
  correlation: null,
  ...fact,
});

const problemFact = (
  fact: Partial<ProblemFact> & { id: string; startedAt: string },
): ProblemFact => ({
  ...attributed('dynatrace.problems', fact.startedAt),
  source: 'dynatrace',
  displayId: `P-${fact.id}`,
  title: 'Failure rate increase',
  severity: 'ERROR',
  impact: 'SERVICES',
  url: null,
  endedAt: null,
  rootCause: null,
  ...fact,
});

/** What a day of the job of incidents publishes. */
export interface IncidentDay {
  incidents?: readonly Parameters<typeof incidentFact>[0][];
  changes?: readonly Parameters<typeof changeFact>[0][];
  problems?: readonly Parameters<typeof problemFact>[0][];
}

/** A published run of a day, whose incidents, changes and problems these are. */
export const publishedIncidentDay = async (
  db: Knex,
  day: string,
  { incidents = [], changes = [], problems = [] }: IncidentDay,
): Promise<string> => {
  const id = await insertRun(db, INCIDENTS_JOB.name, day);
  await db.transaction(async trx => {
    const store = new IncidentStore(trx);
    const run = { id, day };
    await store.addProblems(run, problems.map(problemFact));
    await store.addChanges(run, changes.map(changeFact));
    await store.addIncidents(run, incidents.map(incidentFact));
    await new IncidentRunStore(trx).conclude(run, { attributionHours: 72 });
    await publish(trx, INCIDENTS_JOB.name, id, day);
  });
  return id;
};
