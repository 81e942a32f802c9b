exports.up = knex =>
  knex.schema.createTable('thing', table => {
    table.text('id').primary();
  });

exports.down = knex => knex.schema.dropTable('thing');
