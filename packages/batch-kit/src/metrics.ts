import type { Metrics } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { Counter, Gauge } from 'prom-client';

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

/** Says how many runs of a job wait, work and ended, and how long they took. */
export const registerRunMetrics = (
  { registry, queue }: Pick<Metrics, 'registry' | 'queue'>,
  db: Knex,
  job: string,
) => {
  queue(job, async () => {
    const states = await readStates(db, job);
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
      for (const { state, count } of await readStates(db, job))
        runs.set({ job, state }, count);
    },
  });
  const seconds = new Counter({
    name: 'rosetta_run_seconds_total',
    help: 'Time from taking a run up to its end, added up, by how it ended',
    labelNames: ['job', 'state'],
    registers: [registry],
    async collect() {
      seconds.reset();
      for (const row of await readStates(db, job))
        seconds.inc({ job, state: row.state }, row.seconds);
    },
  });
};
