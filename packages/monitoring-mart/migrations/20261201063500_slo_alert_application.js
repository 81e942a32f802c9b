// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(
    'create index slo_alert_by_application on slo_alert (application_id, began_at)',
  );

/** @param {import('knex').Knex} knex */
exports.down = knex => knex.raw('drop index slo_alert_by_application');
