import { InputError } from '@backstage/errors';
import {
  Counts,
  defineJob,
  defineStage,
  StepContext,
} from '@rosetta/batch-kit';
import {
  Attribution,
  createAttribution,
  HourRun,
  SignalFact,
  SIGNALS_JOB,
  SignalStore,
  startOfHour,
} from '@rosetta/monitoring-mart';
import { RawStore, readSlice } from '@rosetta/raw-store';
import { HOURS, Inputs } from '@rosetta/run-kit';
import { Referentiel } from '@rosetta/service-kit';
import { SourceIngestion } from '@rosetta/sources';
import { dynatraceMetrics, readMetricSeries } from '@rosetta/sources/dynatrace';
import { digest } from '../digest';
import { referentielOfDay } from '../referentiel/ofDay';
import { Snapshots } from '../referentiel/Snapshots';
import { DYNATRACE_SIGNALS, SignalReading } from './readings';
import { SeriesHour, SeriesOfHour, toHour } from './toHour';

export interface SignalJobOptions {
  raw: RawStore;
  referentiel: Snapshots;
  ingestion: Pick<SourceIngestion, 'land'>;
  /** For how many days minutes are kept. */
  keepMinutesDays: number;
  readings?: readonly SignalReading[];
}

/** All of the hour: series are told apart by reading them, and a few thousand are there. */
interface SignalSlice {
  knownAt: string;
}

const PIVOT = 'dynatrace:entity';
const SLICE_RECORDS = 2_000;
/** Counts as a version of what decides how a signal is read. */
const RULES = '1';
const DAY_MS = 86_400_000;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

const pivotsOfDay = (content: Referentiel, day: string) =>
  referentielOfDay(content, day).pivots.filter(({ type }) => type === PIVOT);

const readInputs = async (
  { raw, referentiel, readings = DYNATRACE_SIGNALS }: SignalJobOptions,
  hours: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Inputs>> => {
  const { content } = await referentiel.current(signal);
  const versions = await raw.versions(dynatraceMetrics.name, hours);
  const digests = new Map<string, string>();
  const digestOf = (day: string) => {
    const known = digests.get(day) ?? digest(pivotsOfDay(content, day));
    digests.set(day, known);
    return known;
  };
  const rules = `${RULES} ${digest(readings)}`;
  return new Map(
    hours.map(hour => [
      hour,
      {
        rules,
        dynatrace: `${versions.get(hour)}`,
        referentiel: digestOf(hour.slice(0, DAY_LENGTH)),
      },
    ]),
  );
};

/** Makes room for the run. */
const open = async (
  { referentiel }: SignalJobOptions,
  { runId, period, trx, signal }: StepContext,
): Promise<SignalSlice[]> => {
  if (period > HOURS.of(new Date()))
    throw new InputError(`${period} has not begun yet`);
  const { knownAt } = await referentiel.current(signal);
  await new SignalStore(trx).open({ id: runId, hour: period });
  return [{ knownAt }];
};

const readSeries = async (
  raw: RawStore,
  hour: string,
  readings: readonly SignalReading[],
  signal: AbortSignal,
) => {
  const byMetric = new Map(
    readings.map(each => [`${each.metric} ${each.aggregation}`, each]),
  );
  const series = new SeriesOfHour();
  let read = 0;
  const { name } = dynatraceMetrics;
  for (const slice of await raw.slices(name, hour, SLICE_RECORDS))
    for await (const records of readSlice(raw, name, hour, slice)) {
      signal.throwIfAborted();
      for (const measured of records.map(readMetricSeries)) {
        read += 1;
        const { metric, aggregation } = measured;
        const reading = byMetric.get(`${metric} ${aggregation}`);
        const found = reading && toHour(measured, reading, startOfHour(hour));
        if (found) series.add(found);
      }
    }
  return { series: series.all, read };
};

/** One fact for each application that the entity is of: an entity may be shared. */
const toFacts = (
  { entity, ...series }: SeriesHour,
  attribution: Attribution,
  hour: string,
): SignalFact[] =>
  attribution
    .findOwners({ type: PIVOT, values: [entity] }, startOfHour(hour))
    .map(({ application }) => ({
      ...series,
      application,
      entity,
      source: 'dynatrace',
      raw: { dataset: dynatraceMetrics.name, ...series.raw },
    }));

const shape = async (
  { raw, readings = DYNATRACE_SIGNALS }: SignalJobOptions,
  { runId, period, trx, log, signal }: StepContext,
  attribution: Attribution,
): Promise<Counts> => {
  const run: HourRun = { id: runId, hour: period };
  const { series, read } = await readSeries(raw, period, readings, signal);
  const facts = series.map(each => toFacts(each, attribution, period));
  await new SignalStore(trx).add(run, facts.flat());
  const nobodys = series.filter((_, at) => facts[at].length === 0);
  const entities = [...new Set(nobodys.map(({ entity }) => entity))];
  if (entities.length)
    await log.warn(
      `Signals of no application, as no pivot named their entities then: ${nobodys.length}, of ${entities.length} entities such as ${entities[0]}`,
      { entities: entities.slice(0, 5) },
    );
  return { read, notAttributed: nobodys.length };
};

/** The batch that turns what was measured in an hour into signals by application. */
export const createSignalJob = (options: SignalJobOptions) => {
  const { raw, referentiel, ingestion, keepMinutesDays } = options;

  const shapeStage = defineStage<SignalSlice>({
    name: 'shape',
    slices: context => open(options, context),
    run: async (context, { knownAt }) =>
      shape(options, context, createAttribution(await referentiel.at(knownAt))),
  });

  return defineJob({
    ...SIGNALS_JOB,
    unchanged: 'metrics and référentiel are those of the published run',
    stages: [shapeStage],
    landed: async () =>
      (await raw.periods(dynatraceMetrics.name)).map(({ period }) => period),
    land: context => ingestion.land(context),
    inputs: (hours, signal) => readInputs(options, hours, signal),
    conclude: async ({ trx, runId, period }) => {
      const store = new SignalStore(trx);
      await store.dropMinutesBefore(
        new Date(Date.now() - keepMinutesDays * DAY_MS),
      );
      return store.counts({ id: runId, hour: period });
    },
    drop: (runId, trx) => new SignalStore(trx).drop(runId),
  });
};
