import { Knex } from 'knex';
import { pino } from 'pino';
import { defineJob, Job } from '../job';

/** Where a test may stop the toy job, or make it fail. */
export type ToyPoint =
  | 'inputs'
  | 'prepare'
  | 'shape'
  | 'conclude'
  | 'publish'
  | 'drop';
export type ToyHook = (point: ToyPoint, slice?: number) => Promise<void> | void;

interface ToySlice {
  from: number;
  to: number;
}

const SLICE = 25;

export const silent = pino({ level: 'silent' });

export const TOY = 'toy';

/** The toy's raw lines and facts: 200 lines make 8 slices. */
export const createToyTables = async (db: Knex) => {
  await db.raw(`
    create table toy_raw (n int primary key, value numeric not null);
    create table toy_fact (run_id text not null, n int not null, value numeric not null,
      primary key (run_id, n));
    create table toy_total (run_id text primary key, total numeric not null);
    insert into toy_raw select n, n * 1.25 from generate_series(1, 200) n;
  `);
};

/** The source says something new. */
export const changeRaw = (db: Knex) =>
  db.raw('update toy_raw set value = value + 1');

const versionOf = async (db: Knex) => {
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

const RAW_LINES = 200;

/** Copies raw lines into facts, and adds them up at the end. */
export const createToyJob = (
  db: Knex,
  hook: ToyHook = () => {},
): Job<ToySlice> =>
  defineJob<ToySlice>({
    name: TOY,
    async inputs(periods) {
      await hook('inputs');
      const raw = await versionOf(db);
      return new Map(periods.map(period => [period, { raw }]));
    },
    async prepare({ log }) {
      await hook('prepare');
      await log.info('Looked at the raw lines', { lines: RAW_LINES });
      return Array.from({ length: RAW_LINES / SLICE }, (_, i) => ({
        from: i * SLICE + 1,
        to: (i + 1) * SLICE,
      }));
    },
    async shape({ runId, trx }, { from, to }) {
      const { rowCount } = await trx.raw(
        `insert into toy_fact (run_id, n, value)
         select ?, n, value from toy_raw where n between ? and ?`,
        [runId, from, to],
      );
      await hook('shape', to / SLICE);
      return { facts: rowCount };
    },
    async conclude({ runId, trx }) {
      await trx.raw(
        `insert into toy_total (run_id, total)
         select run_id, sum(value) from toy_fact where run_id = ? group by run_id`,
        [runId],
      );
      await hook('conclude');
      return { totals: 1 };
    },
    async onPublish() {
      await hook('publish');
    },
    async drop(runId, trx) {
      await hook('drop');
      await trx('toy_fact').where('run_id', runId).delete();
      await trx('toy_total').where('run_id', runId).delete();
    },
  });
