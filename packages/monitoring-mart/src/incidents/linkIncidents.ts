import { Knex } from 'knex';
import { DEPLOYMENTS_JOB, INCIDENTS_JOB } from '../jobs';
import { MartRun } from '../runs/DeploymentRunStore';

/** Of all published runs, and of the run itself. */
const KNOWN = `run_id = :run
    or exists (select from publication p where p.run_id = known.run_id and p.current)`;

/**
 * When the problem that an incident names began. Problems are found by the two keys that they may be named
 * by: what it takes does not grow with those kept.
 */
const SET_BEGINNINGS = `
  with named as (
    select distinct problem as name from incident
    where run_id = :run and day = :day and problem is not null
  ), found as (
    select n.name, known.* from named n join problem known on known.problem_id = n.name
    union all
    select n.name, known.* from named n join problem known on known.display_id = n.name
  ), newest as (
    select distinct on (known.name) known.name, known.started_at
    from found known
    where ${KNOWN}
    order by known.name, known.updated_at desc
  )
  update incident i set began_at = newest.started_at
  from newest
  where i.run_id = :run and i.day = :day and i.problem = newest.name`;

/** What is looked at, so that a day reads the months of its own time only. */
const DAYS_BACK = 62;

/** Deployments are read each hour: for so long a decision waits for those before an incident, and no longer. */
const WAIT_MINUTES = 90;

/** Whether the deployments that finished before something began were read since; each run of theirs reads the sources. */
const isReady = (began: string) => `(
    ${began} < now() - interval '${WAIT_MINUTES} minutes'
    or exists (
      select from run r
      where r.job = '${DEPLOYMENTS_JOB.name}' and r.state = 'succeeded' and r.requested_at > ${began}))`;

/**
 * Puts incidents that nothing has decided on yet down to deployments. Ranks: the change that an
 * incident names, where that names a deployment (1) or was at work when one finished (2); the last
 * one of its applications before it began (3); none (4). All but a deployment that is named waits until
 * the deployments before the incident were read: the culprit is most often one of the last minutes.
 */
const DECIDE = `
  with undecided as (
    select i.source, i.incident_id, i.application_id, i.caused_by,
      coalesce(i.began_at, i.opened_at) as began
    from incident i
    where i.run_id = :run and i.day = :day and not exists (
      select from incident_link l
      where l.source = i.source and l.incident_id = i.incident_id)
  ), delivered as materialized (
    select d.source, d.source || ':' || d.project || ':' || d.external_id as id,
      d.application_id, d.sha, d.url, d.finished_at
    from published_deployment d
    where d.production and d.status = 'success'
      and d.day between cast(:day as date) - ${DAYS_BACK} and cast(:day as date) + 1
  ), cause as (
    select distinct u.source, u.incident_id, u.began, known.application_id, known.correlation,
      coalesce(known.started_at, known.planned_start) as started,
      coalesce(known.ended_at, known.planned_end, u.began) as ended
    from undecided u
      join change_request known on known.source = u.source
        and (known.change_id = u.caused_by or known.number = u.caused_by)
    where ${KNOWN}
  ), candidate as (
    select c.source, c.incident_id, 1 as rank, 'change-names-deployment' as reason,
      d.id, d.source as deployment_source, d.finished_at, c.began
    from cause c join delivered d on c.correlation in (d.id, d.url)
      or (c.correlation = d.sha and d.application_id = c.application_id and d.finished_at < c.began)
    union all
    select c.source, c.incident_id, 2, 'change-window',
      d.id, d.source, d.finished_at, c.began
    from cause c join delivered d on d.application_id = c.application_id
      and d.finished_at >= c.started and d.finished_at <= c.ended and d.finished_at < c.began
    union all
    select u.source, u.incident_id, 3, 'last-deployment',
      d.id, d.source, d.finished_at, u.began
    from undecided u join delivered d on d.application_id = u.application_id
      and d.finished_at < u.began
      and d.finished_at >= u.began - make_interval(hours => :hours)
    union all
    select distinct u.source, u.incident_id, 4, 'no-deployment', null, null,
      null::timestamptz, u.began
    from undecided u
  ), decided as (
    select distinct on (source, incident_id) *,
      count(*) over (partition by source, incident_id, rank) as alternatives
    from candidate
    order by source, incident_id, rank, finished_at desc, id
  )
  insert into incident_link (source, incident_id, version, deployment_source, deployment_id,
    kind, certainty, reason, decided_by, run_id)
  select source, incident_id, 1, deployment_source, id, 'rule',
    case
      when rank = 1 or (rank = 2 and alternatives = 1) then 'high'
      when rank = 3 and finished_at < began - interval '4 hours' then 'low'
      else 'medium'
    end, reason, 'run', :run
  from decided
  where rank = 1 or ${isReady('began')}
  on conflict (source, incident_id, version) do nothing`;

/** How many published incidents of each day may be decided on by now, and are not. */
const UNDECIDED = `
  select i.day::text as day, count(distinct (i.source, i.incident_id))::int as incidents
  from incident i
    join publication p on p.run_id = i.run_id and p.current and p.job = '${
      INCIDENTS_JOB.name
    }'
  where i.day = any(?::date[]) and i.day >= current_date - ${DAYS_BACK}
    and ${isReady('coalesce(i.began_at, i.opened_at)')}
    and not exists (
      select from incident_link l
      where l.source = i.source and l.incident_id = i.incident_id)
  group by i.day`;

/** By day; days without any are not in it. */
export const countUndecided = async (
  db: Knex,
  days: readonly string[],
): Promise<Map<string, number>> => {
  const { rows } = await db.raw<{ rows: { day: string; incidents: number }[] }>(
    UNDECIDED,
    [[...days]],
  );
  return new Map(rows.map(({ day, incidents }) => [day, incidents]));
};

export interface LinkRules {
  /** How long before an incident a deployment may have finished to be its cause. */
  attributionHours: number;
}

/** Says of each incident of a run which deployment it is put down to, unless that is decided, or too early. */
export const linkIncidents = async (
  trx: Knex.Transaction,
  { id, day }: MartRun,
  { attributionHours }: LinkRules,
) => {
  await trx.raw(SET_BEGINNINGS, { run: id, day });
  await trx.raw(DECIDE, { run: id, day, hours: attributionHours });
};
