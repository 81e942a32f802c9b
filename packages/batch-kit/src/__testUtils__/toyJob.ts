import { DAYS, JobDescription, MONTHS } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { pino } from 'pino';
import { defineJob, defineStage, Job, StepContext } from '../job';

/** Where a test may stop the toy job, or make it fail. */
export type ToyPoint =
  | 'inputs'
  | 'prepare'
  | 'shape'
  | 'add-up'
  | 'conclude'
  | 'publish'
  | 'drop';
export type ToyHook = (point: ToyPoint, slice?: number) => Promise<void> | void;

interface Lines {
  from: number;
  to: number;
}

const SLICE = 25;
const RAW_LINES = 200;
const PART = RAW_LINES / 2;

export const silent = pino({ level: 'silent' });

/** The domain, and the first of its jobs. */
export const TOY = 'toy';
export const TOY_JOB: JobDescription = {
  name: TOY,
  description: 'Toys of a month',
  period: MONTHS,
};
/** Reads what the first one published. */
const TOY_DAYS_JOB: JobDescription = {
  name: 'toy-days',
  description: 'Toys of a day',
  period: DAYS,
  reads: [TOY],
};
export const TOY_RUNS = { domain: TOY, jobs: [TOY_JOB, TOY_DAYS_JOB] };

/** The toy's raw lines and facts: 200 lines make 8 slices, which are added up in 2 parts. */
export const createToyTables = async (db: Knex) => {
  await db.raw(`
    create table toy_raw (n int primary key, value numeric not null);
    create table toy_fact (run_id text not null, n int not null, value numeric not null,
      primary key (run_id, n));
    create table toy_part (run_id text not null, part int not null, total numeric not null,
      primary key (run_id, part));
    create table toy_total (run_id text primary key, total numeric not null);
    create table toy_day (run_id text primary key, total numeric not null);
    insert into toy_raw select n, n * 1.25 from generate_series(1, 200) n;
  `);
};

/** The source changes. */
export const changeRaw = (db: Knex) =>
  db.raw('update toy_raw set value = value + 1');

const readVersion = async (db: Knex) => {
  const row = await db('toy_raw').sum({ sum: 'value' }).first();
  return String(row?.sum);
};

/** What readers see now: the facts and the total of the published run. */
export const publishedFigures = async (db: Knex, period: string) => {
  const { rows } = await db.raw(
    `select count(fact.n)::int as facts, sum(fact.value)::text as sum,
            max(total.total)::text as total
     from publication
     join toy_fact fact using (run_id) join toy_total total using (run_id)
     where publication.period = ? and publication.current`,
    [period],
  );
  return rows[0] as { facts: number; sum: string | null; total: string | null };
};

/** What readers see of the days, by day. */
export const publishedDays = async (db: Knex) => {
  const rows = await db('publication')
    .join('toy_day', 'toy_day.run_id', 'publication.run_id')
    .where('publication.current', true)
    .orderBy('publication.period')
    .select('publication.period', db.raw('toy_day.total::text as total'));
  return Object.fromEntries(rows.map(({ period, total }) => [period, total]));
};

/** Copies raw lines into facts. */
const shape = (hook: ToyHook) =>
  defineStage<Lines>({
    name: 'shape',
    async slices({ log }) {
      await hook('prepare');
      await log.info('Read the raw lines', { lines: RAW_LINES });
      return Array.from({ length: RAW_LINES / SLICE }, (_, i) => ({
        from: i * SLICE + 1,
        to: (i + 1) * SLICE,
      }));
    },
    async run({ runId, trx }, { from, to }) {
      const { rowCount } = await trx.raw(
        `insert into toy_fact (run_id, n, value)
         select ?, n, value from toy_raw where n between ? and ?`,
        [runId, from, to],
      );
      await hook('shape', to / SLICE);
      return { facts: rowCount };
    },
  });

/** Adds the facts up in parts: as many as there are facts for. */
const addUp = (hook: ToyHook) =>
  defineStage<number>({
    name: 'add-up',
    async slices({ runId, trx }) {
      const row = await trx('toy_fact')
        .where('run_id', runId)
        .count({ count: '*' })
        .first();
      const parts = Number(row!.count) / PART;
      return Array.from({ length: parts }, (_, part) => part + 1);
    },
    async run({ runId, trx }, part) {
      await trx.raw(
        `insert into toy_part (run_id, part, total)
         select run_id, ?, sum(value) from toy_fact
         where run_id = ? and n between ? and ? group by run_id`,
        [part, runId, (part - 1) * PART + 1, part * PART],
      );
      await hook('add-up', part);
      return {};
    },
  });

const conclude = async ({ runId, trx }: StepContext) => {
  await trx.raw(
    `insert into toy_total (run_id, total)
     select run_id, sum(total) from toy_part where run_id = ? group by run_id`,
    [runId],
  );
};

/** Copies raw lines into facts, adds them up in parts, and the parts at the end. */
export const createToyJob = (db: Knex, hook: ToyHook = () => {}): Job =>
  defineJob({
    ...TOY_JOB,
    unchanged: 'the lines are those of the published run',
    landed: async () => [],
    async inputs(periods) {
      await hook('inputs');
      const raw = await readVersion(db);
      return new Map(periods.map(period => [period, { raw }]));
    },
    stages: [shape(hook), addUp(hook)],
    async conclude(context) {
      await conclude(context);
      await hook('conclude');
      return { totals: 1 };
    },
    async onPublish() {
      await hook('publish');
    },
    async drop(runId, trx) {
      await hook('drop');
      for (const table of ['toy_fact', 'toy_part', 'toy_total'])
        await trx(table).where('run_id', runId).delete();
    },
  });

/** Gives each day the total of its month, as the first job published it. */
export const createToyDaysJob = (): Job =>
  defineJob({
    ...TOY_DAYS_JOB,
    unchanged: 'the month is the one of the published run',
    inputs: async days => new Map(days.map(day => [day, {}])),
    stages: [
      defineStage<string>({
        name: 'copy',
        slices: async ({ reads }) => [...reads.get(TOY)!.values()],
        async run({ runId, trx }, month) {
          await trx.raw(
            'insert into toy_day select ?, total from toy_total where run_id = ?',
            [runId, month],
          );
          return { days: 1 };
        },
      }),
    ],
    async drop(runId, trx) {
      await trx('toy_day').where('run_id', runId).delete();
    },
  });

export const createToyJobs = (db: Knex, hook?: ToyHook): Job[] => [
  createToyJob(db, hook),
  createToyDaysJob(),
];
