import { setImmediate } from 'node:timers/promises';
import { Counts, defineJob, defineStage, StepContext } from '@rosetta/batch-kit'; // prettier-ignore
import { Inputs } from '@rosetta/run-kit';
import {
  countUndecided,
  createAttribution,
  IncidentRules,
  IncidentRunStore,
  IncidentStore,
  INCIDENTS_JOB,
} from '@rosetta/monitoring-mart';
import { RawSlice, RawStore } from '@rosetta/raw-store';
import { SourceIngestion } from '@rosetta/sources';
import { dynatraceProblems } from '@rosetta/sources/dynatrace';
import {
  serviceNowChangeRequests,
  serviceNowIncidents,
} from '@rosetta/sources/servicenow';
import { Knex } from 'knex';
import { digest } from '../digest';
import { referentielOfDay } from '../referentiel/ofDay';
import { Snapshots } from '../referentiel/Snapshots';
import { RecordKind, shapeRecords } from './shapeRecords';
import { Shaping, toChanges, toIncidents, toProblems } from './toFact';

export interface IncidentJobOptions {
  db: Knex;
  raw: RawStore;
  referentiel: Snapshots;
  ingestion: Pick<SourceIngestion, 'land'>;
  rules: IncidentRules;
  /** Where people look at the tools, when that is known. */
  urls?: Pick<Shaping, 'serviceNowUrl' | 'dynatraceUrl'>;
}

/** A part of the day, and the instant at which all parts read the référentiel. */
export interface IncidentSlice {
  dataset: string;
  raw: RawSlice;
  knownAt: string;
}

/** Incidents that a warning names. */
const EXAMPLES = 5;
/** Records per slice: what one worker takes at a time, and may lose. */
const SLICE_RECORDS = 5_000;
/** Counts as a version of what decides how a record is read. */
const RULES = '2';
/** A run decides on all that may be decided on. */
const ALL_DECIDED = { undecided: '0' };

const runOf = ({ runId, period }: StepContext) => ({ id: runId, day: period });

const KINDS: readonly RecordKind[] = [
  {
    dataset: dynatraceProblems.name,
    title: 'Problems',
    shape: toProblems,
    add: (context, facts) =>
      new IncidentStore(context.trx).addProblems(runOf(context), facts),
  },
  {
    dataset: serviceNowIncidents.name,
    title: 'Incidents',
    shape: toIncidents,
    add: (context, facts) =>
      new IncidentStore(context.trx).addIncidents(runOf(context), facts),
  },
  {
    dataset: serviceNowChangeRequests.name,
    title: 'Change requests',
    shape: toChanges,
    add: (context, facts) =>
      new IncidentStore(context.trx).addChanges(runOf(context), facts),
  },
];

const readInputs = async (
  { db, raw, referentiel, rules }: IncidentJobOptions,
  days: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Inputs>> => {
  const { content } = await referentiel.current(signal);
  const versions = await Promise.all(
    KINDS.map(({ dataset }) => raw.versions(dataset, days)),
  );
  const undecided = await countUndecided(db, days);
  const inputs = new Map<string, Inputs>();
  for (const day of days) {
    // Digests of many days take a while, in which a worker has leases to renew.
    await setImmediate();
    signal.throwIfAborted();
    inputs.set(day, {
      rules: digest([RULES, rules]),
      ...Object.fromEntries(
        KINDS.map(({ dataset }, at) => [dataset, `${versions[at].get(day)}`]),
      ),
      referentiel: digest(referentielOfDay(content, day)),
      ...ALL_DECIDED,
      ...(undecided.has(day) && { undecided: `${undecided.get(day)}` }),
    });
  }
  return inputs;
};

/** Days that anything has landed of; what is planned is of days to come. */
const landedDays = async ({ raw }: IncidentJobOptions) => {
  const periods = await Promise.all(
    KINDS.map(({ dataset }) => raw.periods(dataset)),
  );
  return [...new Set(periods.flat().map(({ period }) => period))];
};

const cutDay = async (
  { raw, referentiel }: IncidentJobOptions,
  { runId, period, trx, signal }: StepContext,
): Promise<IncidentSlice[]> => {
  // Rows of an earlier attempt, which published nothing.
  await new IncidentRunStore(trx).drop(runId);
  const { knownAt } = await referentiel.current(signal);
  const slices: IncidentSlice[] = [];
  for (const { dataset } of KINDS)
    for (const slice of await raw.slices(dataset, period, SLICE_RECORDS))
      slices.push({ dataset, raw: slice, knownAt });
  return slices;
};

/** Links what the run knows of incidents, and names those whose end nobody dated. */
const concludeDay = async (
  context: StepContext,
  rules: IncidentRules,
): Promise<Counts> => {
  const store = new IncidentRunStore(context.trx);
  const counts = await store.conclude(runOf(context), rules);
  const withoutEnd = await store.withoutEnd(context.runId);
  if (withoutEnd.length === 0) return counts;
  const examples = withoutEnd.slice(0, EXAMPLES);
  await context.log.warn(
    `Incidents that are over by their state, and have neither resolved_at nor closed_at, so that they count without a time: ${
      withoutEnd.length
    }, of ${examples.join(', ')}`,
    { endNotKnown: withoutEnd.length, examples },
  );
  return { ...counts, endNotKnown: withoutEnd.length };
};

/** The batch that turns incidents, problems and changes of a day into a history by application. */
export const createIncidentJob = (options: IncidentJobOptions) => {
  const { raw, referentiel, ingestion, rules, urls } = options;

  const shapeStage = defineStage<IncidentSlice>({
    name: 'shape',
    slices: context => cutDay(options, context),
    async run(context, { dataset, raw: slice, knownAt }) {
      const kind = KINDS.find(each => each.dataset === dataset)!;
      const shaping: Shaping = {
        attribution: createAttribution(await referentiel.at(knownAt)),
        rules,
        ...urls,
      };
      return shapeRecords(raw, kind, context, slice, shaping);
    },
  });

  return defineJob({
    ...INCIDENTS_JOB,
    unchanged: 'sources, référentiel and rules are those of the published run',
    stages: [shapeStage],
    landed: () => landedDays(options),
    land: context => ingestion.land(context),
    inputs: (days, signal) => readInputs(options, days, signal),
    foundInputs: async () => ALL_DECIDED,
    conclude: context => concludeDay(context, rules),
    drop: (runId, trx) => new IncidentRunStore(trx).drop(runId),
  });
};
