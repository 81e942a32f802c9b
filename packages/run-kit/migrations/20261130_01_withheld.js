// @ts-check

/** A run whose period is closed computes its figures, and publishes none of them. */

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.raw(`
    alter table run add column withheld boolean not null default false;
    comment on column run.withheld is
      'It succeeded and published nothing, as its period was closed; until the period is reopened, a run of the same inputs has nothing to do';
    create index run_withheld on run (job, period) where withheld;
  `);
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw('alter table run drop column withheld');
};
