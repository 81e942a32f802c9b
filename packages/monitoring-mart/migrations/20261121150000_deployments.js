/**
 * What was deployed, day by day. A day holds hundreds of rows at most, so runs share
 * the table of their month: one of their own, as a month's bill has, would be
 * thousands of tables within years.
 */

const createDeployments = knex =>
  knex.raw(`
    create table deployment (
      day date not null,
      run_id text collate "C" not null,
      source text not null check (source in ('gitlab', 'argocd')),
      project text collate "C" not null,
      external_id text collate "C" not null,
      raw_import integer not null,
      raw_row integer not null,
      raw_dataset text not null,
      application_id text collate "C" not null,
      group_id text collate "C",
      environment text not null,
      tier text check (tier in ('production', 'staging', 'testing', 'development', 'other')),
      production boolean not null,
      ref text,
      sha text,
      status text not null check (status in ('created', 'running', 'success', 'failed', 'canceled', 'blocked', 'skipped')),
      created_at timestamptz,
      finished_at timestamptz not null,
      updated_at timestamptz not null,
      deployer text,
      url text,
      primary key (day, run_id, source, project, external_id, raw_import, raw_row)
    ) partition by range (day);
    create index deployment_by_run on deployment (run_id);
    create index deployment_by_application on deployment (application_id, finished_at);
    create index deployment_by_identity on deployment (source, project, external_id);
    comment on table deployment is
      'One row per deployment per run of the day it counts on; a table per month. Citus: distribute by application_id, with the key led by it.';
    comment on column deployment.external_id is
      'Its id there, unique within project. With source and project it is who the deployment is, whatever state it was read in.';
    comment on column deployment.finished_at is
      'When it finished, else when it was last updated: the instant it counts at.';
    comment on column deployment.updated_at is
      'Of several states of one deployment the one with the last of these holds.';
  `);

const createNames = knex =>
  knex.raw(`
    create table deployment_application (
      run_id text collate "C" not null,
      id text collate "C" not null,
      name text not null,
      group_id text collate "C",
      primary key (run_id, id)
    );
    comment on table deployment_application is
      'Applications that can have deployments, as a run read them: one that deployed nothing has a frequency too, 0.';

    create table deployment_group (
      run_id text collate "C" not null,
      id text collate "C" not null,
      name text not null,
      parent text collate "C",
      primary key (run_id, id)
    );
    comment on table deployment_group is 'The group tree as a run read it.';
  `);

/** A deployment that was read again on a later day, in another state, is only there. */
const createPublished = knex =>
  knex.raw(`
    create view published_deployment as
    select d.*
    from deployment d
      join publication p on p.run_id = d.run_id and p.current
    where not exists (
      select 1
      from deployment newer
        join publication q on q.run_id = newer.run_id and q.current
      where newer.source = d.source and newer.project = d.project
        and newer.external_id = d.external_id and newer.day <> d.day
        and (newer.updated_at, newer.day) > (d.updated_at, d.day)
    );
    comment on view published_deployment is
      'What readers see: each deployment once, in its last known state.';
  `);

exports.up = async knex => {
  await createDeployments(knex);
  await createNames(knex);
  await createPublished(knex);
};

exports.down = knex =>
  knex.raw(`
    drop view published_deployment;
    drop table deployment_group, deployment_application, deployment;
  `);
