// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('run_notice', table => {
    table.comment(
      'Runs that a person asked for, until that person was told how each ended. Kept a while after, so that none is told twice.',
    );
    table.text('domain').notNullable();
    table.text('run_id').notNullable();
    table.text('user_ref').notNullable();
    table.timestamp('requested_at', { useTz: true }).notNullable();
    table.timestamp('told_at', { useTz: true });
    table.primary(['domain', 'run_id']);
  });
  await knex.schema.createTable('run_notice_mark', table => {
    table.comment('Up to which request the runs of each domain were looked at');
    table.text('domain').primary();
    table.timestamp('requested_at', { useTz: true }).notNullable();
  });
  await knex.schema.createTable('reader_language', table => {
    table.comment(
      'The language in which each person last opened the portal: what is sent to them is in it.',
    );
    table.text('user_ref').primary();
    table.text('language').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('reader_language');
  await knex.schema.dropTable('run_notice_mark');
  await knex.schema.dropTable('run_notice');
};
