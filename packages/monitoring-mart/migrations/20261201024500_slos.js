/** Service level objectives: what people promise, what became of it hour by hour, and when it burned. */

const createObjectives = knex =>
  knex.raw(`
    create table slo_version (
      slo_id text collate "C" not null,
      version integer not null check (version > 0),
      valid_from timestamptz(3) not null,
      application_id text collate "C" not null,
      definition jsonb not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      created_by text not null,
      reason text,
      primary key (slo_id, version)
    );
    create index slo_version_by_application on slo_version (application_id);
    comment on table slo_version is
      'What an objective says from an instant on, until its next version; rows are only added.';

    create table maintenance_window (
      maintenance_id uuid primary key default gen_random_uuid(),
      revision integer not null,
      name text not null,
      applications text[] not null,
      valid tstzrange not null,
      reason text not null,
      cancelled boolean not null default false,
      created_at timestamptz(3) not null default clock_timestamp(),
      created_by text not null,
      updated_at timestamptz(3) not null default clock_timestamp(),
      updated_by text not null
    );
    create index maintenance_window_valid on maintenance_window using gist (valid);
    comment on table maintenance_window is
      'Times that count for no budget; the audit has what they were before.';
  `);

const createFacts = knex =>
  knex.raw(`
    create table slo_hour (
      starts_at timestamptz not null,
      run_id text collate "C" not null,
      slo_id text collate "C" not null,
      version integer not null,
      minutes smallint not null,
      excluded smallint not null,
      known double precision not null,
      bad double precision not null,
      total double precision not null,
      events double precision not null,
      allowed double precision not null,
      primary key (starts_at, run_id, slo_id)
    ) partition by range (starts_at);
    create index slo_hour_by_run on slo_hour (run_id);
    create index slo_hour_by_slo on slo_hour (slo_id, starts_at);
    comment on table slo_hour is
      'An objective in an hour, or in a part of it where a calendar window ends within; a table per month. Citus: distribute by slo_id, with the key led by it.';
    comment on column slo_hour.known is 'Minutes of which data are known.';
    comment on column slo_hour.allowed is 'How many could be bad, by the version of the hour.';

    create table slo_minute (
      starts_at timestamptz not null,
      run_id text collate "C" not null,
      slo_id text collate "C" not null,
      bad double precision[] not null,
      total double precision[] not null,
      events double precision[] not null,
      excluded smallint[] not null,
      primary key (starts_at, run_id, slo_id)
    ) partition by range (starts_at);
    create index slo_minute_by_run on slo_minute (run_id);
    create index slo_minute_by_slo on slo_minute (slo_id, starts_at);
    comment on table slo_minute is
      'The minutes of an hour, of which burn rates are made; null where nothing is known.';
  `);

const createStates = knex =>
  knex.raw(`
    create table slo_status (
      slo_id text collate "C" primary key,
      application_id text collate "C" not null,
      rank smallint not null,
      remaining double precision,
      status jsonb not null,
      looked_until timestamptz,
      computed_at timestamptz(3) not null default clock_timestamp()
    );
    create index slo_status_worst on slo_status (rank, remaining, slo_id);
    comment on table slo_status is
      'Where each objective stands, made of the published hours; emptying it costs one more computation.';
    comment on column slo_status.looked_until is 'The minute up to which burns were looked for.';

    create table slo_watch (
      only_row boolean primary key default true check (only_row),
      seen text not null
    );
    comment on table slo_watch is
      'What objectives were last computed from. Whoever computes them locks the row first.';
    insert into slo_watch (seen) values ('');

    create table slo_alert (
      alert_id uuid primary key default gen_random_uuid(),
      slo_id text collate "C" not null,
      name text not null,
      application_id text collate "C" not null,
      severity text not null check (severity in ('page', 'ticket')),
      long_minutes integer not null,
      short_minutes integer not null,
      factor double precision not null,
      peak double precision not null,
      began_at timestamptz not null,
      quiet_since timestamptz,
      ended_at timestamptz,
      set_by text not null,
      raised_at timestamptz(3) not null default clock_timestamp(),
      told_at timestamptz(3),
      told_severity text,
      told_ended boolean not null default false,
      told_to text[] not null default '{}'
    );
    create unique index slo_alert_open on slo_alert (slo_id) where ended_at is null;
    create index slo_alert_by_slo on slo_alert (slo_id, began_at);
    create index slo_alert_raised on slo_alert (raised_at, alert_id);
    comment on table slo_alert is
      'Times in which budgets burned too fast: one at a time for each objective, told when it begins, when it gets worse and when it is over.';
  `);

exports.up = async knex => {
  await createObjectives(knex);
  await createFacts(knex);
  await createStates(knex);
};

exports.down = knex =>
  knex.raw(`
    drop table slo_alert, slo_watch, slo_status, slo_minute, slo_hour, maintenance_window, slo_version;
  `);
