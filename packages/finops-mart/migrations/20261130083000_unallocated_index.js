/**
 * What is unallocated is a list of work over all charges: an index of these alone is small, as
 * few charges are, and spares reading the others.
 */
exports.up = knex =>
  knex.raw(`
    create index charge_unallocated on charge (raw_line) where kind = 'unallocated';
  `);

exports.down = knex => knex.raw('drop index charge_unallocated');
