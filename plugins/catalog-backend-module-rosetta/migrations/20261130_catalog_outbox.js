/** What the référentiel has yet to be told of the catalog. */

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('catalog_stream', table => {
    table.comment(
      'One row: the name of this outbox, which the numbers of its events count within',
    );
    table.boolean('only').primary().defaultTo(true);
    table.uuid('id').notNullable().defaultTo(knex.fn.uuid());
  });
  await knex('catalog_stream').insert({ only: true });
  await knex.schema.createTable('catalog_outbox', table => {
    table.comment(
      'Components discovered, changed and removed, in order, until the référentiel has taken them',
    );
    table.bigIncrements('id');
    table.text('entity_ref').notNullable();
    table.text('type').notNullable();
    table.text('etag');
    table.jsonb('component');
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.text('refusal').comment('Why the référentiel will never take it');
  });
  await knex.schema.createTable('catalog_noted', table => {
    table.comment('What the outbox says of each component that there is');
    table.text('entity_ref').primary();
    table.text('etag').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('catalog_noted');
  await knex.schema.dropTable('catalog_outbox');
  await knex.schema.dropTable('catalog_stream');
};
