/** Who was told of which anomaly, so that each is told once. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table anomaly_notice (
      series uuid not null,
      from_day date not null,
      to_day date not null,
      told_at timestamptz(3) not null,
      recipients text[] not null,
      primary key (series, from_day)
    );
    comment on table anomaly_notice is
      'The owners of an anomaly were told of it, by the days it had then: one that goes on, or began earlier after all, is not told again.';
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex => knex.raw('drop table anomaly_notice');
