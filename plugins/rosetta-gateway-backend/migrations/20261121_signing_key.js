// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('signing_key', table => {
    table.comment(
      'Keys that sign the tokens of the gateway. Kept, unlike those of the auth plugin, so that a restart invalidates no token.',
    );
    table.text('kid').primary();
    table.jsonb('public_jwk').notNullable();
    table
      .jsonb('private_jwk')
      .notNullable()
      .comment('Secret: who reads it can speak for anybody');
    table.timestamp('signs_from', { useTz: true }).notNullable();
    table.timestamp('signs_until', { useTz: true }).notNullable();
    table
      .timestamp('published_until', { useTz: true })
      .notNullable()
      .comment('When the last token it signed has ended');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('signing_key');
};
