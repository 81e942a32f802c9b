import { addDays, addMonths, monthsOf } from '@rosetta/contracts/values';
import {
  DEPLOYMENTS_JOB,
  DELIVERY_JOB,
  INCIDENTS_JOB,
  DeliveryStore,
  DeploymentRunStore,
  SIGNALS_JOB,
  SignalStore,
  SLO_JOB,
  SloRunStore,
} from '@rosetta/monitoring-mart';
import { Knex } from 'knex';

export interface FilledDays {
  applications: number;
  /** Half-open. */
  from: string;
  to: string;
}

/** The days before today. */
export const daysBefore = (days: number, now = new Date()) => {
  const to = now.toISOString().slice(0, 10);
  return { from: addDays(to, -days), to };
};

const DAYS = `generate_series(cast(:from as date), cast(:to as date) - 1, interval '1 day') as day`;
const HOURS = `generate_series(
  cast(:from as date)::timestamp at time zone 'UTC',
  cast(:to as date)::timestamp at time zone 'UTC' - interval '1 hour', interval '1 hour') as hour`;
const APPLICATIONS = `generate_series(0, cast(:applications as int) - 1) as n`;

/** Each application deploys every third day; each 25th deployment breaks something. */
const DEPLOYED = `${DAYS} cross join ${APPLICATIONS}
  cross join lateral (select day::date - date '2000-01-01' as no) as d
  cross join lateral (select 'group-' || n % 20 || '/app-' || n as project) as p
  cross join lateral (select day::timestamp at time zone 'UTC' + (8 + n % 10) * interval '1 hour' as finished_at) as f
  where (n + d.no) % 3 = 0`;
const CARRIED = `d.no, 'Change ' || d.no, 'main', 'user-' || n % 300, null,
  f.finished_at - interval '30 hours', f.finished_at - (1 + n % 9) * interval '1 hour',
  f.finished_at - (40 + (n * 7 + d.no) % 100) * interval '1 hour', f.finished_at - interval '20 hours', 1, n`;
const REQUEST_COLUMNS = `iid, title, target_branch, author, url, created_at, merged_at,
  first_commit_at, first_review_at, raw_import, raw_row`;
const BROKE = `(n * 13 + d.no) % 25 = 0`;

const runs = (job: string, periods: string, period: string) => [
  `insert into run (id, job, period, mode, state, requested_by, reason)
   select '${job}-' || ${period}, '${job}', ${period}, 'run', 'succeeded', 'bench', 'bench' from ${periods}`,
  `insert into publication (run_id, job, period, current)
   select '${job}-' || ${period}, '${job}', ${period}, true from ${periods}`,
];
const DAY = `to_char(day, 'YYYY-MM-DD')`;
const HOUR = `to_char(hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24')`;

const RUNS = [
  ...[DEPLOYMENTS_JOB, DELIVERY_JOB, INCIDENTS_JOB].flatMap(({ name }) =>
    runs(name, DAYS, DAY),
  ),
  ...[SIGNALS_JOB, SLO_JOB].flatMap(({ name }) => runs(name, HOURS, HOUR)),
];

const DELIVERIES = [
  `insert into deployment_application (run_id, id, name, group_id)
   select 'deployments-' || ${DAY}, 'app-' || n, 'Application ' || n, 'group-' || n % 20
   from ${DAYS} cross join ${APPLICATIONS}`,
  `insert into deployment_group (run_id, id, name, parent)
   select 'deployments-' || ${DAY}, 'group-' || g, 'Group ' || g, case when g >= 4 then 'group-' || g % 4 end
   from ${DAYS} cross join generate_series(0, 19) as g`,
  `insert into deployment (day, run_id, source, project, external_id, raw_import, raw_row, raw_dataset,
     application_id, group_id, environment, tier, production, ref, sha, status, created_at, finished_at, updated_at)
   select day, 'deployments-' || ${DAY}, 'gitlab', p.project, d.no::text, 1, n, 'gitlab.deployments',
     'app-' || n, 'group-' || n % 20, 'production', 'production', true, 'main', md5(n || ' ' || d.no), 'success',
     f.finished_at, f.finished_at, f.finished_at from ${DEPLOYED}`,
  `insert into delivery (day, run_id, source, project, external_id, application_id, group_id, environment,
     kind, ref, sha, created_at, finished_at)
   select day, 'delivery-' || ${DAY}, 'gitlab', p.project, d.no::text, 'app-' || n, 'group-' || n % 20, 'production',
     case when (n + d.no) % 40 = 0 then 'rollback' else 'delivery' end, 'main', md5(n || ' ' || d.no),
     f.finished_at, f.finished_at from ${DEPLOYED}`,
  `insert into merge_request (day, run_id, project, application_id, group_id, ${REQUEST_COLUMNS})
   select day, 'delivery-' || ${DAY}, p.project, 'app-' || n, 'group-' || n % 20, ${CARRIED} from ${DEPLOYED}`,
  `insert into delivery_merge_request (day, run_id, project, application_id, group_id, external_id, finished_at,
     named, ${REQUEST_COLUMNS})
   select day, 'delivery-' || ${DAY}, p.project, 'app-' || n, 'group-' || n % 20, d.no::text, f.finished_at,
     true, ${CARRIED} from ${DEPLOYED} and (n + d.no) % 17 <> 0`,
];

const INCIDENTS = [
  `insert into incident (day, run_id, source, application_id, application_name, group_id, updated_at, raw_dataset,
     raw_import, raw_row, incident_id, number, priority, state, title, opened_at, resolved_at, counts)
   select day, 'incidents-' || ${DAY}, 'servicenow', 'app-' || n, 'Application ' || n, 'group-' || n % 20,
     f.finished_at, 'servicenow.incident', 1, n, d.no || '-' || n, 'INC' || d.no || '-' || n, 1 + n % 2, 'closed',
     'Broken', f.finished_at + interval '1 hour',
     case when n % 50 > 0 then f.finished_at + (2 + n % 30) * interval '1 hour' end, true
   from ${DEPLOYED} and ${BROKE}`,
  `insert into incident_link (source, incident_id, version, deployment_source, deployment_id, unplanned, kind,
     certainty, reason, decided_by, run_id)
   select 'servicenow', d.no || '-' || n, 1, 'gitlab', 'gitlab:' || p.project || ':' || d.no, n % 3 = 0, 'rule',
     'medium', 'last-deployment', 'bench', 'incidents-' || ${DAY}
   from ${DEPLOYED} and ${BROKE}`,
];

/** Hour by hour, as runs write them. */
const SIGNALS = `
  insert into signal_hour (hour, run_id, application_id, entity, signal, source, value, known, raw_dataset,
    raw_import, raw_row)
  select hour, 'signals-' || ${HOUR}, 'app-' || n, 'SERVICE-' || lpad(upper(to_hex(n)), 16, '0'), s.signal,
    'dynatrace', case when s.signal like 'latency%' then 100 + (n * 7 + extract(hour from hour)) % 400
      else (n * 31 + extract(hour from hour) * 100) % 5000 end, 1, 'dynatrace.metrics', 1, n
  from ${HOURS} cross join ${APPLICATIONS}
    cross join unnest(array['latency.p95', 'latency.p99', 'traffic', 'errors']) as s(signal)`;

/** Each application promises that 99.5 % of its requests succeed over 30 days. */
const OBJECTIVE = {
  objective: 0.995,
  window: { type: 'rolling', duration: '30d' },
  budgeting: { method: 'Occurrences' },
  indicator: {
    kind: 'ratio',
    bad: { signal: 'errors' },
    total: { signal: 'traffic' },
  },
  alerting: {},
};
const OBJECTIVES = `
  insert into slo_version (slo_id, version, valid_from, application_id, definition, created_by)
  select 'slo-' || n, 1, cast(:from as date), 'app-' || n,
    cast(:objective as jsonb) || jsonb_build_object('name', 'Requests of ' || n, 'application', 'app-' || n), 'bench'
  from ${APPLICATIONS} on conflict do nothing`;
const SLO_HOURS = `
  insert into slo_hour (starts_at, run_id, slo_id, version, minutes, excluded, known, bad, total, events, allowed)
  select hour, 'slo-' || ${HOUR}, 'slo-' || n, 1, 60, 0, 60, (n * 31 + extract(hour from hour)) % 40, 6000, 6000, 30
  from ${HOURS} cross join ${APPLICATIONS}`;
/** Of the days that the longest window of a burn rate looks back. */
const SLO_MINUTES = `
  insert into slo_minute (starts_at, run_id, slo_id, bad, total, events, excluded)
  select hour, 'slo-' || ${HOUR}, 'slo-' || n, array_fill(n % 2, array[60]), array_fill(100, array[60]),
    array_fill(100, array[60]), '{}'
  from ${HOURS} cross join ${APPLICATIONS}
  where hour >= cast(:to as date) - interval '4 days'`;

/** Makes the tables of the months of some days. */
const openMonths = (db: Knex, { from, to }: FilledDays) =>
  db.transaction(async trx => {
    const months = monthsOf(from.slice(0, 7), addMonths(addDays(to, -1).slice(0, 7), 1)); // prettier-ignore
    for (const month of months) {
      const run = { id: 'none', day: `${month}-01`, hour: `${month}-01T00` };
      await new DeploymentRunStore(trx).open(run, { applications: [], groups: [] }); // prettier-ignore
      await new DeliveryStore(trx).open(run);
      await new SignalStore(trx).open(run);
      await new SloRunStore(trx).open(run);
    }
  });

/** Written straight into the tables, as if runs had published these days; the batch has a bench of its own. */
export const fillMart = async (
  db: Knex,
  days: FilledDays,
  report: (text: string) => void,
) => {
  await openMonths(db, days);
  for (const sql of [...RUNS, ...DELIVERIES, ...INCIDENTS])
    await db.raw(sql, { ...days });
  await db.raw(OBJECTIVES, { ...days, objective: JSON.stringify(OBJECTIVE) });
  for (const sql of [SLO_HOURS, SLO_MINUTES]) await db.raw(sql, { ...days });
  for (let from = days.from; from < days.to; ) {
    const next = addDays(from, 7);
    const to = next < days.to ? next : days.to;
    await db.raw(SIGNALS, { applications: days.applications, from, to });
    report(`Signals filled up to ${to}`);
    from = to;
  }
  // So that PostgreSQL does not clean up behind what is measured.
  await db.raw('vacuum analyze');
};
