import { jsonDataset, RawRecord } from '@rosetta/raw-store';
import { z } from 'zod';
import { dayOf, validateWith } from '../../ingestion/validateWith';
import { instantOf, Milliseconds } from './milliseconds';

/** How Dynatrace says that a problem goes on. */
const GOES_ON = -1;

const hasEnded = (endTime: number | null | undefined): endTime is number =>
  typeof endTime === 'number' && endTime !== GOES_ON;

const Entity = z.object({ entityId: z.object({ id: z.string().min(1) }) });
const Entities = z.array(Entity).nullish();

const Document = z
  .object({
    problemId: z.string().min(1),
    displayId: z.string().min(1),
    title: z.string(),
    status: z.enum(['OPEN', 'CLOSED']),
    severityLevel: z.string().min(1),
    impactLevel: z.string().min(1),
    startTime: Milliseconds,
    endTime: z.literal(GOES_ON).or(Milliseconds).nullish(),
    affectedEntities: Entities,
    impactedEntities: Entities,
    rootCauseEntity: Entity.nullish(),
  })
  .refine(
    ({ startTime, endTime }) => !hasEnded(endTime) || endTime >= startTime,
    {
      path: ['endTime'],
      message: 'is before startTime: a problem cannot end before it begins',
    },
  );

export const dynatraceProblems = jsonDataset({
  name: 'dynatrace.problems',
  description: 'Dynatrace /api/v2/problems answer',
  recordsField: 'problems',
  dateField: 'startTime',
  validate: validateWith(Document, ({ startTime, problemId }) => ({
    period: dayOf(instantOf(startTime)),
    replaceKey: problemId,
  })),
});

/** A problem that Dynatrace found. */
export interface DynatraceProblem {
  /** Unique; its place in the pages of Dynatrace. */
  id: string;
  /** What people call it: `P-201114`. */
  displayId: string;
  title: string;
  status: 'open' | 'closed';
  /** `AVAILABILITY`, `ERROR`, `PERFORMANCE`, `RESOURCE_CONTENTION`, … */
  severity: string;
  /** `APPLICATION`, `SERVICE`, `INFRASTRUCTURE`, … */
  impact: string;
  startedAt: string;
  /** Null while it goes on. */
  endedAt: string | null;
  /** Affected and impacted, each once. */
  entities: string[];
  rootCause: string | null;
}

/** A problem that passed validation. */
export const readDynatraceProblem = (
  record: RawRecord['document'],
): DynatraceProblem => {
  const document = Document.parse(record);
  const { endTime, affectedEntities, impactedEntities } = document;
  const entities = [...(affectedEntities ?? []), ...(impactedEntities ?? [])];
  return {
    id: document.problemId,
    displayId: document.displayId,
    title: document.title,
    status: document.status === 'OPEN' ? 'open' : 'closed',
    severity: document.severityLevel,
    impact: document.impactLevel,
    startedAt: instantOf(document.startTime),
    endedAt: hasEnded(endTime) ? instantOf(endTime) : null,
    entities: [...new Set(entities.map(({ entityId }) => entityId.id))],
    rootCause: document.rootCauseEntity?.entityId.id ?? null,
  };
};

/** Where people look at a problem. */
export const problemUrl = (baseUrl: string, id: string) =>
  `${baseUrl.replace(/\/$/, '')}/#problems/problemdetails;pid=${encodeURIComponent(id)}`; // prettier-ignore
