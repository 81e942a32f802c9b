import type { Metrics } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { Counter, Gauge } from 'prom-client';
import { listWorkers } from '../runs/listWorkers';

interface StateRow {
  state: string;
  count: number;
  seconds: number;
}

/** From the table, so that the figures are those of all processes, and outlive each. */
const readStates = (db: Knex, job: string): Promise<StateRow[]> =>
  db('run')
    .where({ job })
    .groupBy('state')
    .select('state', {
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

/**
 * Says how many runs of a job wait, work and ended, and how long they took, and how many
 * workers are up. As this is what the tables say, one kind of process tells it: the
 * service, which is there also where CronJobs do the work.
 */
export const registerRunMetrics = (
  { registry, queue }: Pick<Metrics, 'registry' | 'queue'>,
  db: Knex,
  job: string,
) => {
  const read = oncePerScrape(() => readStates(db, job));
  queue(job, async () => {
    const states = await read();
    const countOf = (name: string) =>
      states.find(({ state }) => state === name)?.count ?? 0;
    return { queued: countOf('queued'), running: countOf('running') };
  });
  const runs = new Gauge({
    name: 'rosetta_runs',
    help: 'Runs by state',
    labelNames: ['job', 'state'],
    registers: [registry],
    async collect() {
      const states = await read();
      runs.reset();
      for (const { state, count } of states) runs.set({ job, state }, count);
    },
  });
  const seconds = new Counter({
    name: 'rosetta_run_seconds_total',
    help: 'Time from taking a run up to its end, added up, by how it ended',
    labelNames: ['job', 'state'],
    registers: [registry],
    async collect() {
      const states = await read();
      seconds.reset();
      for (const row of states)
        seconds.inc({ job, state: row.state }, row.seconds);
    },
  });
  const workers = new Gauge({
    name: 'rosetta_workers',
    help: 'Workers that are up',
    labelNames: ['job'],
    registers: [registry],
    async collect() {
      const known = await listWorkers(db, job);
      workers.set({ job }, known.filter(({ up }) => up).length);
    },
  });
};
