/** Months whose figures stay as they are published, whatever still arrives for them. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table closed_period (
      period text collate "C" primary key,
      closed_at timestamptz(3) not null,
      closed_by text not null,
      reason text not null
    );
    comment on table closed_period is
      'Months that nothing is published for. Reopening removes the row; the audit keeps who closed and reopened.';
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex => knex.raw('drop table closed_period');
