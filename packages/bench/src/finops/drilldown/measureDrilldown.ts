import { Knex } from 'knex';
import { isSlow, Percentiles, percentilesOf } from '../../percentiles';
import { millisecondsOf } from '../../measure';
import { addRules } from '../allocation/addRules';
import { RULES } from '../allocation/measureAllocation';
import { BenchWorkspace } from '../BenchWorkspace';
import { lastRun } from '../lastRun';
import { BENCH_MONTHS, importMonths } from '../months';
import { serveFinops } from './serveFinops';
import { DrilldownStep, Place, STEPS } from './steps';

const SAMPLES = 100;

interface StepResult {
  name: string;
  bare: Percentiles;
  /** Asked for the first time. */
  cold: Percentiles;
  /** Asked again. */
  warm: Percentiles;
}

export interface DrilldownResult {
  lines: number;
  months: number;
  /** Rows of sums that are read. */
  sums: number;
  steps: StepResult[];
  /** Of all steps, the largest p99 of a page to that of its bare SQL. */
  ratio: number;
  /** Steps slower than three times the bare SQL and 15 ms. */
  slow: string[];
}

/** Different places, each of which has costs. */
const readPlaces = async (db: Knex): Promise<Place[]> => {
  const { rows } = await db.raw(
    `select domain, product, application_id as application from (
       select domain, product, application_id, min(md5(product || application_id)) as place
       from cost_summary where application_id is not null
       group by domain, product, application_id
     ) known order by place limit ?`,
    [SAMPLES],
  );
  return rows;
};

/** Answers each question for the first time: a service whose cache has the answer is replaced. */
const createAsker = (db: Knex) => {
  const asked = new Set<string>();
  let service: ReturnType<typeof serveFinops> | undefined;
  const close = async () => (await service)?.close();
  return {
    async serviceFor(question: string) {
      if (asked.has(question)) {
        await close();
        service = undefined;
        asked.clear();
      }
      asked.add(question);
      service ??= serveFinops(db);
      return service;
    },
    close,
  };
};

const measurePlace = async (
  db: Knex,
  asker: ReturnType<typeof createAsker>,
  { path, query, sql }: DrilldownStep,
  place: Place,
) => {
  const bare = await millisecondsOf(() =>
    db.raw(sql, { ...BENCH_MONTHS, ...place }),
  );
  const service = await asker.serviceFor(JSON.stringify(query(place)));
  const page = () => service.get(path, query(place));
  const cold = await millisecondsOf(page);
  return { bare, cold, warm: await millisecondsOf(page) };
};

const measureStep = async (
  db: Knex,
  step: DrilldownStep,
  places: readonly Place[],
): Promise<StepResult> => {
  const measured: Awaited<ReturnType<typeof measurePlace>>[] = [];
  const asker = createAsker(db);
  for (const place of places.slice(0, step.samples))
    measured.push(await measurePlace(db, asker, step, place));
  await asker.close();
  return {
    name: step.name,
    bare: percentilesOf(measured.map(({ bare }) => bare)),
    cold: percentilesOf(measured.map(({ cold }) => cold)),
    warm: percentilesOf(measured.map(({ warm }) => warm)),
  };
};

const publishMonths = async (
  workspace: BenchWorkspace,
  lines: number,
  report: (text: string) => void,
) => {
  const { from, to } = BENCH_MONTHS;
  report(`Importing bills of ${lines.toLocaleString('en')} lines`);
  const months = await importMonths(workspace, lines);
  report('Running the batch of all months, without rules for the first');
  await workspace.runBatch('--period', from);
  await addRules(workspace.db, (await lastRun(workspace.db, from)).id, RULES);
  await workspace.runBatch('--from', from, '--to', to);
  return months;
};

/** The way down through thirteen months, beside the bare SQL of each step. */
export const measureDrilldown = async (
  workspace: BenchWorkspace,
  lines: number,
  report: (text: string) => void,
): Promise<DrilldownResult> => {
  const { db } = workspace;
  const months = await publishMonths(workspace, lines, report);
  await db.raw('analyze');
  const places = await readPlaces(db);
  const steps: StepResult[] = [];
  for (const step of STEPS) {
    report(`Asking for ${step.name}`);
    steps.push(await measureStep(db, step, places));
  }
  const [{ sums }] = await db('cost_summary').count({ sums: '*' });
  return {
    lines,
    months: months.length,
    sums: Number(sums),
    steps,
    ratio: Math.max(...steps.map(({ bare, cold }) => cold.p99 / bare.p99)),
    slow: steps
      .filter(({ cold, bare }) => isSlow(cold, bare))
      .map(({ name }) => name),
  };
};
