// @ts-check

/**
 * Ending a sign-in ends its sessions too, which live longer than its tokens.
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('ended_sign_in', table => {
    // The defaults are for processes of the release before, while both run.
    table
      .timestamp('ended_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.fn.now());
    table
      .timestamp('kept_until', { useTz: true })
      .notNullable()
      .defaultTo(knex.raw("now() + interval '1 day'"));
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('ended_sign_in', table => {
    table.dropColumns('ended_at', 'kept_until');
  });
};
