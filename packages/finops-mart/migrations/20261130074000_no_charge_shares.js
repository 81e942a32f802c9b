/**
 * Indirect charges are split as pools: a row for each charge and application was never made.
 */

const OWNER = `(coalesce(application_id, ''))`;

/** A run in progress has a table for it, which could not be attached: it begins again. */
const restartRuns = knex =>
  knex('run').where({ job: 'costs', state: 'running' }).update({
    state: 'queued',
    step: 'queued',
    attempt_id: null,
    lease_until: null,
  });

exports.up = async knex => {
  await knex.raw(`
    drop table charge_share;
    comment on table charge is
      'One row per raw line per run. Citus: distribute by raw_line.';
  `);
  await restartRuns(knex);
};

exports.down = async knex => {
  await knex.raw(`
    create table charge_share (
      period text collate "C" not null,
      run_id uuid not null,
      raw_line bigint not null,
      application_id text collate "C" not null,
      group_id text collate "C",
      rule_id text not null,
      rule_version integer not null,
      method text not null check (method in ('even', 'fixed', 'proportional')),
      weight numeric not null,
      total_weight numeric not null,
      ratio numeric not null,
      billed numeric not null,
      effective numeric not null,
      list numeric,
      contracted numeric,
      primary key (period, run_id, raw_line, application_id)
    ) partition by range (period, run_id);
    create index charge_share_application on charge_share (${OWNER}, raw_line);
    create index charge_share_amount on charge_share (effective, raw_line, ${OWNER});
  `);
  await restartRuns(knex);
};
