/**
 * What went wrong and what was changed, day by day, and which deployment an incident is put down to.
 * A shared item of the référentiel gives a row for each of its applications.
 */

const ATTRIBUTED = `
      day date not null,
      run_id text collate "C" not null,
      source text not null,
      application_id text collate "C" not null,
      application_name text not null,
      group_id text collate "C",
      updated_at timestamptz not null,
      raw_dataset text not null,
      raw_import integer not null,
      raw_row integer not null`;

const createIncidents = knex =>
  knex.raw(`
    create table incident (${ATTRIBUTED},
      incident_id text collate "C" not null,
      number text not null,
      priority integer,
      state text not null,
      title text not null,
      url text,
      opened_at timestamptz not null,
      began_at timestamptz,
      resolved_at timestamptz,
      counts boolean not null,
      not_counted_reason text check (not_counted_reason in ('priority', 'child', 'duplicate', 'cancelled')),
      caused_by text,
      problem text,
      primary key (day, run_id, source, incident_id, application_id, raw_import, raw_row)
    );
    create index incident_by_run on incident (run_id);
    create index incident_by_application on incident (application_id, opened_at);
    create index incident_by_identity on incident (source, incident_id);
    comment on table incident is
      'One row per incident, application and run of the UTC day on which it was opened.';
    comment on column incident.began_at is
      'When the problem that it names began; null where it names none that is known.';
    comment on column incident.resolved_at is 'When it was resolved, else closed.';
    comment on column incident.counts is 'Whether it counts in DORA figures; else not_counted_reason says why not.';
    comment on column incident.updated_at is
      'Of several states of one incident the one with the last of these holds.';
  `);

const createProblems = knex =>
  knex.raw(`
    create table problem (${ATTRIBUTED},
      problem_id text collate "C" not null,
      display_id text,
      title text not null,
      severity text,
      impact text,
      url text,
      started_at timestamptz not null,
      ended_at timestamptz,
      root_cause text,
      primary key (day, run_id, source, problem_id, application_id, raw_import, raw_row)
    );
    create index problem_by_run on problem (run_id);
    create index problem_by_application on problem (application_id, started_at);
    create index problem_by_identity on problem (problem_id, source);
    create index problem_by_display_id on problem (display_id);
    comment on table problem is
      'One row per problem that monitoring found, application and run of the UTC day on which it began.';
  `);

const createChanges = knex =>
  knex.raw(`
    create table change_request (${ATTRIBUTED},
      change_id text collate "C" not null,
      number text not null,
      type text not null check (type in ('standard', 'normal', 'emergency')),
      state text not null,
      risk text,
      title text not null,
      url text,
      at timestamptz not null,
      planned_start timestamptz,
      planned_end timestamptz,
      started_at timestamptz,
      ended_at timestamptz,
      correlation text,
      primary key (day, run_id, source, change_id, application_id, raw_import, raw_row)
    );
    create index change_request_by_run on change_request (run_id);
    create index change_request_by_application on change_request (application_id, at);
    create index change_request_by_identity on change_request (change_id, source);
    create index change_request_by_number on change_request (number);
    comment on table change_request is
      'One row per change request, application and run of the UTC day on which it is planned, else was done, else was made.';
    comment on column change_request.at is 'The instant that its day is of.';
    comment on column change_request.correlation is
      'What it says it deploys: the id, the address or the revision of a deployment.';
  `);

const createLinks = knex =>
  knex.raw(`
    create table incident_link (
      source text not null,
      incident_id text collate "C" not null,
      version integer not null,
      deployment_source text,
      deployment_id text collate "C",
      unplanned boolean,
      kind text not null check (kind in ('rule', 'override')),
      certainty text not null check (certainty in ('high', 'medium', 'low')),
      reason text not null,
      comment text,
      decided_at timestamptz(3) not null default clock_timestamp(),
      decided_by text not null,
      run_id text collate "C",
      primary key (source, incident_id, version)
    );
    create index incident_link_by_deployment on incident_link (deployment_id);
    comment on table incident_link is
      'Which deployment an incident is put down to. The run that first shapes the incident writes version 1, people write the next ones, the highest counts; nothing is ever changed or removed.';
    comment on column incident_link.deployment_id is
      'As the API has it, source:project:id; null where it is put down to none.';
    comment on column incident_link.unplanned is
      'Whether a person marked the deployment as unplanned work; null where nobody said.';

    create view current_incident_link as
    select distinct on (source, incident_id) *
    from incident_link
    order by source, incident_id, version desc;
    comment on view current_incident_link is 'What counts: the last decision on each incident.';
  `);

/** What was read again, in a later state and on another day, is only there. */
const createPublished = (knex, table, id) =>
  knex.raw(`
    create view published_${table} as
    select t.*
    from ${table} t
      join publication p on p.run_id = t.run_id and p.current
    where not exists (
      select 1
      from ${table} newer
        join publication q on q.run_id = newer.run_id and q.current
      where newer.source = t.source and newer.${id} = t.${id} and newer.day <> t.day
        and (newer.updated_at, newer.day) > (t.updated_at, t.day)
    );
    comment on view published_${table} is 'What readers see: each in its last known state.';
  `);

exports.up = async knex => {
  await createIncidents(knex);
  await createProblems(knex);
  await createChanges(knex);
  await createLinks(knex);
  await createPublished(knex, 'incident', 'incident_id');
  await createPublished(knex, 'problem', 'problem_id');
  await createPublished(knex, 'change_request', 'change_id');
};

exports.down = knex =>
  knex.raw(`
    drop view published_change_request, published_problem, published_incident, current_incident_link;
    drop table incident_link, change_request, problem, incident;
  `);
