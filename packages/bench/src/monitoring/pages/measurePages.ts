import { Knex } from 'knex';
import { millisecondsOf } from '../../measure';
import { isSlow, Percentiles, percentilesOf } from '../../percentiles';
import { MonitoringWorkspace } from '../MonitoringWorkspace';
import { BenchShape } from '../shape';
import { daysBefore, fillMart } from './fillMart';
import { computeObjectives, serveMonitoring } from './serveMonitoring';
import { MONITORING_STEPS, MonitoringPlace, MonitoringStep } from './steps';

const MAX_SAMPLES = 100;
/** A bench of few applications is a quick one. */
const SAMPLES_OF_APPLICATION = 5;
/** What is asked before it counts: connections, plans and code are warm then. */
const WARM_UP = 3;

interface PageResult {
  name: string;
  bare: Percentiles;
  service: Percentiles;
}

export interface PagesResult extends BenchShape {
  steps: PageResult[];
  /** Of all steps, the largest p99 of the service to that of its bare SQL. */
  ratio: number;
  /** Steps slower than three times the bare SQL and 15 ms. */
  slow: string[];
}

const placesOf = ({ applications, days }: BenchShape): MonitoringPlace[] => {
  const window = daysBefore(days);
  const count = Math.min(MAX_SAMPLES, applications * SAMPLES_OF_APPLICATION);
  return Array.from({ length: count }, (_, at) => ({
    application: `app-${(at * 17) % applications}`,
    objective: `slo-${(at * 17) % applications}`,
    group: `group-${at % 4}`,
    ...window,
  }));
};

type Service = Awaited<ReturnType<typeof serveMonitoring>>;

const measurePlace = async (
  db: Knex,
  service: Service,
  { path, query, sql }: MonitoringStep,
  place: MonitoringPlace,
) => ({
  bare: await millisecondsOf(() =>
    Promise.all(sql.map(each => db.raw(each, { ...place }))),
  ),
  service: await millisecondsOf(() => service.get(path(place), query(place))),
});

const measureStep = async (
  db: Knex,
  service: Service,
  step: MonitoringStep,
  places: readonly MonitoringPlace[],
): Promise<PageResult> => {
  const measured: Awaited<ReturnType<typeof measurePlace>>[] = [];
  for (const place of places.slice(0, WARM_UP))
    await measurePlace(db, service, step, place);
  for (const place of places.slice(0, step.samples))
    measured.push(await measurePlace(db, service, step, place));
  return {
    name: step.name,
    bare: percentilesOf(measured.map(each => each.bare)),
    service: percentilesOf(measured.map(each => each.service)),
  };
};

/** Pages over 13 months, beside the bare SQL of each, one caller at a time. */
export const measurePages = async (
  { db }: MonitoringWorkspace,
  shape: BenchShape,
  report: (text: string) => void,
): Promise<PagesResult> => {
  const { applications, days } = shape;
  report(`Filling ${days} days of ${applications} applications`);
  await fillMart(db, { applications, ...daysBefore(days) }, report);
  await computeObjectives(db);
  const service = await serveMonitoring(db);
  const steps: PageResult[] = [];
  try {
    for (const step of MONITORING_STEPS) {
      report(`Asking for ${step.name}`);
      steps.push(await measureStep(db, service, step, placesOf(shape)));
    }
  } finally {
    await service.close();
  }
  return {
    ...shape,
    steps,
    ratio: Math.max(
      ...steps.map(each => each.service.p99 / Math.max(each.bare.p99, 0.1)),
    ),
    slow: steps
      .filter(({ service: page, bare }) => isSlow(page, bare))
      .map(({ name }) => name),
  };
};
