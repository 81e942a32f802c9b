import { Knex } from 'knex';
import { isSlow, Percentiles, percentilesOf } from '../percentiles';
import { millisecondsOf } from '../measure';
import { RefShape } from './fillReferentiel';
import { serveRef } from './serveRef';
import { REF_STEPS, RefPlace, RefStep } from './steps';

const MAX_SAMPLES = 100;
/** A bench of few applications is a quick one. */
const APPLICATIONS_OF_A_SAMPLE = 10;
/** What is asked before it counts: connections, plans and code are warm then. */
const WARM_UP = 5;

interface RefStepResult {
  name: string;
  bare: Percentiles;
  service: Percentiles;
}

export interface RefResult extends RefShape {
  steps: RefStepResult[];
  /** Of all steps, the largest p99 of the service to that of its bare SQL. */
  ratio: number;
  /** Steps slower than three times the bare SQL and 15 ms. */
  slow: string[];
}

type Service = Awaited<ReturnType<typeof serveRef>>;

const readPlaces = async (
  db: Knex,
  { applications }: RefShape,
): Promise<RefPlace[]> => {
  const { rows } = await db.raw(
    `select a.id as application, substr(a.name, 13, 8) as name, p.value
     from ref_application a
     join lateral (select value from ref_pivot where application = a.id limit 1) p on true
     order by md5(a.id) limit ?`,
    [Math.min(MAX_SAMPLES, Math.ceil(applications / APPLICATIONS_OF_A_SAMPLE))],
  );
  return rows;
};

const measurePlace = async (
  db: Knex,
  service: Service,
  { requests, sql }: RefStep,
  place: RefPlace,
) => ({
  bare: await millisecondsOf(() =>
    Promise.all(sql.map(each => db.raw(each, { ...place }))),
  ),
  service: await millisecondsOf(() =>
    Promise.all(
      requests(place).map(({ path, query }) => service.get(path, query)),
    ),
  ),
});

const measureStep = async (
  db: Knex,
  service: Service,
  step: RefStep,
  places: readonly RefPlace[],
): Promise<RefStepResult> => {
  const measured: Awaited<ReturnType<typeof measurePlace>>[] = [];
  for (const place of places.slice(0, WARM_UP))
    await measurePlace(db, service, step, place);
  for (const place of places)
    measured.push(await measurePlace(db, service, step, place));
  return {
    name: step.name,
    bare: percentilesOf(measured.map(each => each.bare)),
    service: percentilesOf(measured.map(each => each.service)),
  };
};

/** What pages ask the référentiel, beside the bare SQL of each, one caller at a time. */
export const measureRef = async (
  db: Knex,
  shape: RefShape,
  report: (text: string) => void,
): Promise<RefResult> => {
  const places = await readPlaces(db, shape);
  const service = await serveRef(db);
  const steps: RefStepResult[] = [];
  try {
    for (const step of REF_STEPS) {
      report(`Asking for ${step.name}`);
      steps.push(await measureStep(db, service, step, places));
    }
  } finally {
    service.close();
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
