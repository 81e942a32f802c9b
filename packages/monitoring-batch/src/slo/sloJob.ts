import { InputError } from '@backstage/errors';
import {
  Counts,
  defineJob,
  defineStage,
  StepContext,
} from '@rosetta/batch-kit';
import {
  boundariesIn,
  isInMaintenance,
  MaintenanceSpan,
  MaintenanceStore,
  SignalHourSeries,
  SIGNALS_JOB,
  SLO_JOB,
  SloAt,
  SloFact,
  SloRunStore,
  SloStore,
  startOfHour,
  toHourUnits,
  toSegments,
  versionsAt,
} from '@rosetta/monitoring-mart';
import { HOURS, Inputs } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { digest } from '../digest';
import { memoizeByVersions, spansIn } from './objectivesOf';

export interface SloJobOptions {
  db: Knex;
  /** For how many days signals are kept by the minute. */
  keepMinutesDays: number;
}

/** Objectives of a slice: a few thousand are computed within a second. */
interface SloSlice {
  slos: string[];
}

const SLICE_SLOS = 500;
/** Counts as a version of what decides how an objective is measured. */
const RULES = '1';
const DAY_MS = 86_400_000;

const readInputs = async (
  db: Knex,
  hours: readonly string[],
): Promise<Map<string, Inputs>> => {
  const sorted = [...hours].sort();
  if (sorted.length === 0) return new Map();
  const digestAt = memoizeByVersions(await new SloStore(db).all(), versions =>
    digest(versions.map(({ id, version }) => [id, version])),
  );
  const spans = await new MaintenanceStore(db).spans(
    startOfHour(sorted[0]),
    startOfHour(HOURS.add(sorted.at(-1)!, 1)),
  );
  return new Map(
    hours.map(hour => [
      hour,
      {
        rules: RULES,
        objectives: digestAt(startOfHour(hour)),
        maintenance: digest(spansIn(spans, startOfHour(hour))),
      },
    ]),
  );
};

const open = async (
  { trx, runId, period }: StepContext,
  oldest: string,
): Promise<SloSlice[]> => {
  if (period < oldest)
    throw new InputError(
      `The minutes of ${period} are no longer kept, so its objectives can't be computed again; what is published of it stays`,
    );
  await new SloRunStore(trx).open({ id: runId, hour: period });
  const all = versionsAt(await new SloStore(trx).all(), startOfHour(period));
  const ids = all.map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / SLICE_SLOS) }, (_, at) => ({
    slos: ids.slice(at * SLICE_SLOS, (at + 1) * SLICE_SLOS),
  })); // prettier-ignore
};

/** One objective in one hour. Pure. */
const toFact = (
  slo: SloAt,
  series: readonly SignalHourSeries[],
  spans: readonly MaintenanceSpan[],
  hour: string,
): SloFact => {
  const start = startOfHour(hour);
  const excluded = isInMaintenance(spans, slo.application, start);
  const units = toHourUnits(slo, series, excluded);
  const boundaries = boundariesIn(slo.window, new Date(start));
  const segments = toSegments(slo, units, boundaries);
  return { slo: slo.id, version: slo.version, units, segments };
};

const shape = async (
  { trx, runId, period, reads }: StepContext,
  { slos }: SloSlice,
): Promise<Counts> => {
  const start = startOfHour(period);
  const chosen = new Set(slos);
  const all = versionsAt(await new SloStore(trx).all(), start).filter(
    ({ id }) => chosen.has(id),
  );
  const store = new SloRunStore(trx);
  const signalRun = reads.get(SIGNALS_JOB.name)!.get(period)!;
  const applications = [...new Set(all.map(({ application }) => application))];
  const series = await store.signals(signalRun, period, applications);
  const spans = await new MaintenanceStore(trx).spans(
    start,
    startOfHour(HOURS.add(period, 1)),
  );
  await store.add(
    { id: runId, hour: period },
    all.map(slo => toFact(slo, series.get(slo.application) ?? [], spans, period)), // prettier-ignore
  );
  return { slos: all.length };
};

/** The batch that measures objectives by the signals of an hour. */
export const createSloJob = ({ db, keepMinutesDays }: SloJobOptions) => {
  const oldestInstant = () => new Date(Date.now() - keepMinutesDays * DAY_MS);
  /** The first hour all of whose minutes are kept. */
  const oldestHour = () => HOURS.add(HOURS.of(oldestInstant()), 1);

  const shapeStage = defineStage<SloSlice>({
    name: 'shape',
    slices: context => open(context, oldestHour()),
    run: (context, slice) => shape(context, slice),
  });

  return defineJob({
    ...SLO_JOB,
    unchanged: 'signals, objectives and maintenance are those of the published run', // prettier-ignore
    stages: [shapeStage],
    due: hours => hours.filter(hour => hour >= oldestHour()),
    inputs: hours => readInputs(db, hours),
    conclude: async ({ trx, runId, period }) => {
      const store = new SloRunStore(trx);
      await store.dropMinutesBefore(oldestInstant());
      return store.counts({ id: runId, hour: period });
    },
    drop: (runId, trx) => new SloRunStore(trx).drop(runId),
  });
};
