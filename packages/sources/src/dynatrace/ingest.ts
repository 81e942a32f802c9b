import { importFile, JsonDataset } from '@rosetta/raw-store';
import { isRefusal } from '../http/refusal';
import { mergeImports } from '../ingestion/mergeImports';
import {
  IngestionContext,
  IngestionResult,
  LandedRecords,
} from '../ingestion/types';
import { errorMessage } from '../live/problems';
import { DynatraceConfig } from './config';
import { dynatraceMetrics } from './datasets/metrics';
import { dynatraceProblems } from './datasets/problems';
import { inRequests, selectorOf, typeOf } from './entitySelector';
import { GOLDEN_METRICS } from './goldenMetrics';
import { DynatraceClient } from './types';
import { MetricWindow, windowsOf } from './windows';

const SOURCE = 'dynatrace';
const PROBLEMS = 'problems';
/** Dynatrace's clock and ours differ: what is read twice lands once. */
const OVERLAP_MS = 5 * 60_000;
/** Of metrics, where the configuration does not say otherwise. */
const HISTORY_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Entities of one type that are read equally far. */
interface Group {
  type: string;
  mark: string | undefined;
  entities: readonly string[];
}

const groupsOf = (
  entities: readonly string[],
  marks: ReadonlyMap<string, string>,
): Group[] => {
  const known = entities.filter(entity => typeOf(entity) in GOLDEN_METRICS);
  const alike = Map.groupBy(
    known,
    entity => `${typeOf(entity)} ${marks.get(entity) ?? ''}`,
  );
  return [...alike.values()].map(some => ({
    type: typeOf(some[0]),
    mark: marks.get(some[0]),
    entities: some,
  }));
};

/** Lands the answers; what was landed of the same series and hour, or problem, before is replaced. */
const importAll = (
  { raw, signal }: IngestionContext,
  dataset: JsonDataset,
  records: AsyncIterable<unknown> | Iterable<unknown>,
) => {
  const file = { path: '', name: 'dynatrace, live' };
  return importFile(raw, dataset.fromRecords(records), file, {
    replace: true,
    signal,
  });
};

interface MetricReading {
  client: DynatraceClient;
  context: IngestionContext;
  group: Group;
  /** Why entities could not be read: what Dynatrace refused once is not asked again. */
  unread: Map<string, string>;
}

/** What Dynatrace says of a window, as many entities at once as one request names. */
async function* readWindow(
  { client, context, group: { type, entities }, unread }: MetricReading,
  { from, to, resolution }: MetricWindow,
): AsyncGenerator<object> {
  const metrics = GOLDEN_METRICS[type];
  for (const some of inRequests(entities))
    if (!unread.has(some[0]))
      try {
        const entitySelector = selectorOf(type, some);
        const query = { metrics, entitySelector, resolution, from, to };
        yield* client.metrics(query, context);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        for (const entity of some) unread.set(entity, errorMessage(error));
      }
}

/**
 * Lands windows one by one, each with its watermark: one that is interrupted goes on where it was. A
 * window of all entities is one import, as each import of an hour has to look at the earlier ones.
 */
async function* landMetrics(
  reading: MetricReading,
  since: Date,
): AsyncGenerator<LandedRecords> {
  const { context, group, unread } = reading;
  for (const window of windowsOf(group.mark, since)) {
    yield await importAll(context, dynatraceMetrics, readWindow(reading, window)); // prettier-ignore
    const mark = window.to.toISOString();
    const read = group.entities.filter(entity => !unread.has(entity));
    await context.watermarks.save(
      SOURCE,
      new Map(read.map(entity => [entity, mark])),
    );
  }
}

/** Problems that were open since the last time: one that goes on is read again, until it has ended. */
const landProblems = async (
  client: DynatraceClient,
  context: IngestionContext,
  mark: string | undefined,
) => {
  const began = new Date();
  const from = mark ? new Date(Date.parse(mark) - OVERLAP_MS) : context.since;
  const records: unknown[] = [];
  // The dataset validates those as well: invalid records go to quarantine.
  for await (const problem of client.problems(
    { from },
    {
      signal: context.signal,
      onRefused: ({ record }) => records.push(record),
    },
  ))
    records.push(problem);
  const landed = await importAll(context, dynatraceProblems, records);
  await context.watermarks.save(
    SOURCE,
    new Map([[PROBLEMS, began.toISOString()]]),
  );
  return landed;
};

/** Lands problems, and the hours of metrics of the entities that the référentiel names. */
export const ingestDynatrace = async (
  client: DynatraceClient,
  context: IngestionContext,
  { historyDays = HISTORY_DAYS }: DynatraceConfig,
): Promise<IngestionResult> => {
  const marks = await context.watermarks.of(SOURCE);
  const problems = await landProblems(client, context, marks.get(PROBLEMS));
  const since = new Date(Date.now() - historyDays * DAY_MS);
  const metrics: LandedRecords[] = [];
  const unread = new Map<string, string>();
  for (const group of groupsOf(context.pivots('dynatrace:entity'), marks))
    for await (const landed of landMetrics(
      { client, context, group, unread },
      since,
    ))
      metrics.push(landed);
  return {
    imports: { problems, metrics: mergeImports(metrics) },
    unread: { unit: 'entity', units: 'entities', reasons: unread },
  };
};
