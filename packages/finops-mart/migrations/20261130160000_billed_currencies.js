/**
 * What published months are billed in is known already: whoever configures a reporting currency sees at
 * once which rates are missing, and not only once runs have failed.
 */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    insert into billed_currency (period, currency)
    select distinct r.period, billed.currency
    from publication p
    join cost_run r on r.run_id = p.run_id::uuid
    cross join unnest(r.currencies) billed (currency)
    where p.job = 'costs' and p.current and r.reporting_currency is null
    on conflict do nothing
  `);

/** Those of later runs are the same: nothing tells them apart. */
exports.down = async () => {};
