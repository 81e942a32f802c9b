/**
 * What raw records say that batches look up by something else than the record's own period:
 * rollouts by their day, tiers by environment. Derived from raw, period by period; emptying these
 * tables costs one more reading of raw, and nothing else.
 */

const createPeriods = knex =>
  knex.raw(`
    create table landed_period (
      dataset text not null,
      period text collate "C" not null,
      version integer not null,
      primary key (dataset, period)
    );
    comment on table landed_period is
      'The version of each raw period that the landed_* tables hold.';

    create table landed_digest (
      dataset text not null,
      key text collate "C" not null,
      digest text not null,
      primary key (dataset, key)
    );
    comment on table landed_digest is
      'The content of the landed_* tables as a version, by day where there is one: the same content is the same digest.';
  `);

const createRollouts = knex =>
  knex.raw(`
    create table landed_rollout (
      raw_period text collate "C" not null,
      raw_import integer not null,
      raw_row integer not null,
      day text collate "C" not null,
      namespace text collate "C",
      application text collate "C" not null,
      id text collate "C" not null,
      deployed_at text collate "C" not null,
      environment text not null,
      started_at text,
      revision text,
      ref text,
      deployer text
    );
    create index landed_rollout_by_day on landed_rollout (day, namespace, application, id);
    create index landed_rollout_by_period on landed_rollout (raw_period);
    comment on table landed_rollout is
      'One row per rollout and raw record that names it; of several of one rollout the first record holds.';
  `);

const createEnvironments = knex =>
  knex.raw(`
    create table landed_environment (
      raw_period text collate "C" not null,
      raw_import integer not null,
      raw_row integer not null,
      project text collate "C" not null,
      name text collate "C" not null,
      tier text,
      updated_at text collate "C" not null
    );
    create index landed_environment_by_name on landed_environment (project, name, updated_at);
    create index landed_environment_by_period on landed_environment (raw_period);
    comment on table landed_environment is
      'One row per raw record of an environment; the one that was updated last holds.';
  `);

exports.up = async knex => {
  await createPeriods(knex);
  await createRollouts(knex);
  await createEnvironments(knex);
};

exports.down = knex =>
  knex.raw(`
    drop table landed_environment, landed_rollout, landed_digest, landed_period;
  `);
