// @ts-check

/**
 * A domain has many jobs, a job has many stages, and one job may read what another
 * published. Until now each run had one stage, `shape`: what was cut then goes on there.
 */

/** @param {import('knex').Knex} knex */
const addStages = knex =>
  knex.raw(`
    alter table run
      add column stage text,
      add column priority smallint not null default 0,
      add column drop_facts boolean not null default false;
    comment on column run.stage is 'The stage whose slices are cut, or were the last ones to be';
    comment on column run.priority is 'Of the queued ones that are due, the highest is taken first: people come before schedules';
    comment on column run.drop_facts is 'No reader will see its facts (again): a worker drops them';
    update run set stage = 'shape'
      where has_facts and state in ('queued', 'running');

    alter table run_slice add column stage text not null default 'shape';
    alter table run_slice drop constraint run_slice_pkey;
    alter table run_slice add primary key (run_id, stage, no);
    comment on table run_slice is
      'What a stage of a run is cut into; several workers take slices at once. Emptied when the run ends.';
  `);

/** @param {import('knex').Knex} knex */
const addReads = knex =>
  knex.raw(`
    create table run_read (
      run_id text not null references run (id) on delete cascade,
      job text not null,
      period text not null,
      read_run_id text references run (id),
      primary key (run_id, job, period)
    );
    comment on table run_read is
      'What a run reads of other jobs: it waits while one of these periods has a queued or running run.';
    comment on column run_read.read_run_id is
      'The published run that it read; null when that period had none, or while it is not known yet';
  `);

/** What workers look for every few seconds must not cost more with the runs that are kept. */
const addIndexes = knex =>
  knex.raw(`
    drop index run_to_tidy;
    create index run_to_prune on run (job) where drop_facts;
    create index run_due on run (priority desc, requested_at, period desc, id)
      where state = 'queued';
    create index run_leased on run (lease_until) where state = 'running';
    create index run_newest_of_all on run (requested_at desc, period desc, id desc);
    update run set drop_facts = true
      where has_facts and state in ('succeeded', 'failed', 'cancelled')
        and not exists (select 1 from publication where publication.run_id = run.id);
  `);

exports.up = async knex => {
  await addStages(knex);
  await addReads(knex);
  await addIndexes(knex);
};

exports.down = knex =>
  knex.raw(`
    drop index run_newest_of_all, run_leased, run_due, run_to_prune;
    create index run_to_tidy on run (job)
      where has_facts and state in ('succeeded', 'failed', 'cancelled');
    drop table run_read;
    delete from run_slice where stage <> 'shape';
    alter table run_slice drop constraint run_slice_pkey;
    alter table run_slice drop column stage;
    alter table run_slice add primary key (run_id, no);
    alter table run drop column stage, drop column priority, drop column drop_facts;
  `);
