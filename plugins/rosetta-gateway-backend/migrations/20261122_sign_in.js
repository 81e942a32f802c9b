// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('sign_in', table => {
    table.comment(
      'The last sign-in of each person, and from where each group was known: what a page tells of why somebody has a role.',
    );
    table.text('user_ref').primary();
    table.jsonb('groups').notNullable();
    table.timestamp('at', { useTz: true }).notNullable();
  });
  await knex.schema.createTable('ended_sign_in', table => {
    table.comment(
      'Sign-ins that were ended before their token does; kept until then.',
    );
    table.text('user_ref').notNullable();
    table.timestamp('ends_at', { useTz: true }).notNullable();
    table.primary(['user_ref', 'ends_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ended_sign_in');
  await knex.schema.dropTable('sign_in');
};
