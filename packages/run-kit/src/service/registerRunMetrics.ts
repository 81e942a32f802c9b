import type { Metrics } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { Counter, Gauge, Registry } from 'prom-client';
import { JobDescription } from '../jobs/JobDescription';
import { listWorkers } from '../runs/listWorkers';

interface StateRow {
  job: string;
  state: string;
  count: number;
  seconds: number;
}

/** From the table, so that the figures are those of all processes, and outlive each. */
const readStates = (db: Knex, jobs: readonly string[]): Promise<StateRow[]> =>
  db('run')
    .whereIn('job', jobs)
    .groupBy('job', 'state')
    .select('job', 'state', {
      count: db.raw('count(*)::int'),
      seconds: db.raw(
        `coalesce(sum(extract(epoch from finished_at - started_at)), 0)::float8`,
      ),
    });

/** The metrics of one scrape are collected at once, and share one answer. */
const oncePerScrape = <T>(read: () => Promise<T>) => {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
};

const registerStates = (
  registry: Registry,
  read: () => Promise<StateRow[]>,
) => {
  const runs = new Gauge({
    name: 'rosetta_runs',
    help: 'Runs by state',
    labelNames: ['job', 'state'],
    registers: [registry],
    async collect() {
      const states = await read();
      runs.reset();
      for (const { job, state, count } of states)
        runs.set({ job, state }, count);
    },
  });
  const seconds = new Counter({
    name: 'rosetta_run_seconds_total',
    help: 'Time from the start of runs to their end, added up, by how they ended',
    labelNames: ['job', 'state'],
    registers: [registry],
    async collect() {
      const states = await read();
      seconds.reset();
      for (const { job, state, seconds: value } of states)
        seconds.inc({ job, state }, value);
    },
  });
};

const registerWorkers = (
  registry: Registry,
  db: Knex,
  jobs: readonly string[],
) => {
  const workers = new Gauge({
    name: 'rosetta_workers',
    help: 'Workers that are up',
    labelNames: ['job'],
    registers: [registry],
    async collect() {
      const up = (await listWorkers(db, jobs)).filter(worker => worker.up);
      for (const job of jobs)
        workers.set({ job }, up.filter(worker => worker.job === job).length);
    },
  });
};

/**
 * Registers how many runs of each job are queued, running and ended, how long they took, and
 * how many workers are up. As the tables hold this, one kind of process reports it: the
 * service, which is there also where CronJobs do the work.
 */
export const registerRunMetrics = (
  { registry, queue }: Pick<Metrics, 'registry' | 'queue'>,
  db: Knex,
  { jobs }: { jobs: readonly JobDescription[] },
) => {
  const names = jobs.map(({ name }) => name);
  const read = oncePerScrape(() => readStates(db, names));
  for (const job of names)
    queue(job, async () => {
      const states = await read();
      const countOf = (name: string) =>
        states.find(({ job: its, state }) => its === job && state === name)
          ?.count ?? 0;
      return { queued: countOf('queued'), running: countOf('running') };
    });
  registerStates(registry, read);
  registerWorkers(registry, db, names);
};
