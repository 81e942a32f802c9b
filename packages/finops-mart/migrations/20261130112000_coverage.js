/** Up to which day the bill of a month tells of each provider. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table cost_coverage (
      run_id uuid not null references cost_run on delete cascade,
      provider text not null,
      last_day date not null,
      primary key (run_id, provider)
    );
    comment on table cost_coverage is
      'The last day on which a charge of each provider begins, of charges of a day or less. Runs of before it was kept have none.';
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex => knex.raw('drop table cost_coverage');
