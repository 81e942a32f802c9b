/**
 * What reached production, and which merge requests it carried: what delivery metrics are made of.
 */

const extendDeployments = knex =>
  knex.raw(`
    alter table deployment
      add column pipeline text collate "C",
      add column merge_requests integer[];
    comment on column deployment.merge_requests is
      'Numbers of the merge requests that it brought, within the project; null where the source was not asked.';
    create index deployment_delivered on deployment (project, environment, finished_at, external_id)
      where production and status = 'success';
    create index deployment_delivered_revision on deployment (project, environment, sha)
      where production and status = 'success';
    create or replace view published_deployment as
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
  `);

const createLanded = knex =>
  knex.raw(`
    create table landed_merge_request (
      raw_period text collate "C" not null,
      raw_import integer not null,
      raw_row integer not null,
      day text collate "C" not null,
      project text collate "C" not null,
      iid integer not null,
      title text,
      target_branch text collate "C" not null,
      author text,
      url text,
      created_at timestamptz not null,
      merged_at timestamptz not null,
      updated_at timestamptz not null,
      first_commit_at timestamptz,
      first_review_at timestamptz
    );
    create index landed_merge_request_by_number on landed_merge_request (project, iid);
    create index landed_merge_request_by_merge on landed_merge_request (project, merged_at);
    create index landed_merge_request_by_day on landed_merge_request (day);
    create index landed_merge_request_by_period on landed_merge_request (raw_period);
    comment on table landed_merge_request is
      'One row per raw record of a merged merge request; the one that was updated last holds.';
  `);

const createDeliveries = knex =>
  knex.raw(`
    create table delivery (
      day date not null,
      run_id text collate "C" not null,
      source text not null check (source in ('gitlab', 'argocd')),
      project text collate "C" not null,
      external_id text collate "C" not null,
      application_id text collate "C" not null,
      group_id text collate "C",
      environment text not null,
      kind text not null check (kind in ('delivery', 'rollback', 'repeated')),
      ref text,
      sha text,
      created_at timestamptz,
      finished_at timestamptz not null,
      url text,
      primary key (day, run_id, source, project, external_id)
    ) partition by range (day);
    create index delivery_by_run on delivery (run_id);
    create index delivery_by_application on delivery (application_id, finished_at);
    create index delivery_by_identity on delivery (project, external_id);
    comment on table delivery is
      'One row per successful production deployment and run of the day on which it finished; a table per month. Citus: distribute by application_id, with the key led by it.';
    comment on column delivery.kind is
      'rollback: of a revision that ran there before the current one; repeated: of the current one, or of a pipeline that had deployed there: no deployment of its own.';
  `);

const MERGE_REQUEST = `
      day date not null,
      run_id text collate "C" not null,
      project text collate "C" not null,
      iid integer not null,
      application_id text collate "C" not null,
      group_id text collate "C",
      title text,
      target_branch text,
      author text,
      url text,
      created_at timestamptz not null,
      merged_at timestamptz not null,
      first_commit_at timestamptz,
      first_review_at timestamptz,
      raw_import integer not null,
      raw_row integer not null`;

const createMergeRequests = knex =>
  knex.raw(`
    create table merge_request (${MERGE_REQUEST},
      primary key (day, run_id, project, iid)
    ) partition by range (day);
    create index merge_request_by_run on merge_request (run_id);
    create index merge_request_by_application on merge_request (application_id, merged_at);
    comment on table merge_request is
      'One row per merge request and run of the UTC day of its merge, of the application that its project was of then; a table per month.';

    create table delivery_merge_request (${MERGE_REQUEST},
      external_id text collate "C" not null,
      finished_at timestamptz not null,
      named boolean not null,
      primary key (day, run_id, project, iid, external_id)
    ) partition by range (day);
    create index delivery_merge_request_by_run on delivery_merge_request (run_id);
    create index delivery_merge_request_by_application on delivery_merge_request (application_id, finished_at);
    create index delivery_merge_request_by_identity on delivery_merge_request (project, iid);
    comment on table delivery_merge_request is
      'One row per merge request, production deployment that carried it, and run of the day on which that finished; a table per month.';
    comment on column delivery_merge_request.named is
      'Whether the source says that the deployment carried it; else it is the first one of its branch after the merge.';
  `);

/** Of several deployments that carried a merge request the first one holds; those that the source names come first. */
const createPublished = knex =>
  knex.raw(`
    create view published_delivery as
    select d.*
    from delivery d
      join publication p on p.run_id = d.run_id and p.current
    where not exists (
      select 1
      from delivery newer
        join publication q on q.run_id = newer.run_id and q.current
      where newer.source = d.source and newer.project = d.project
        and newer.external_id = d.external_id and newer.day > d.day
    );
    comment on view published_delivery is
      'Successful production deployments as readers see them, each once.';

    create view published_delivery_merge_request as
    select m.*
    from delivery_merge_request m
      join publication p on p.run_id = m.run_id and p.current
    where not exists (
      select 1
      from delivery_merge_request better
        join publication q on q.run_id = better.run_id and q.current
      where better.project = m.project and better.iid = m.iid
        and (not better.named, better.finished_at, better.external_id)
          < (not m.named, m.finished_at, m.external_id)
    );
    comment on view published_delivery_merge_request is
      'Merge requests that reached production as readers see them, each once.';
  `);

exports.up = async knex => {
  await extendDeployments(knex);
  await createLanded(knex);
  await createDeliveries(knex);
  await createMergeRequests(knex);
  await createPublished(knex);
};

exports.down = knex =>
  knex.raw(`
    drop view published_delivery_merge_request, published_delivery;
    drop table delivery_merge_request, merge_request, delivery, landed_merge_request;
    drop view published_deployment;
    drop index deployment_delivered, deployment_delivered_revision;
    alter table deployment drop column pipeline, drop column merge_requests;
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
  `);
