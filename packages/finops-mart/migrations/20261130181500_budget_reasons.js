/** Why a budget was changed. Changes from before have none here; their reasons are in the audit. */

/** @param {import('knex').Knex} knex */
exports.up = knex => knex.raw('alter table budget add column reason text;');

/** @param {import('knex').Knex} knex */
exports.down = knex => knex.raw('alter table budget drop column reason;');
