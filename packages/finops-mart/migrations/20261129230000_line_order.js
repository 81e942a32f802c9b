/**
 * Lines are listed in an order that the reader chooses, a page at a time over all months: an
 * index for each order. What is owned by nobody has a place in the order of applications too.
 */

const OWNER = `(coalesce(application_id, ''))`;
/** Accounts have names of any length; an index does not. */
const ACCOUNT = '(left(billing_account, 500))';

exports.up = knex =>
  knex.raw(`
    drop index charge_application;
    drop index charge_share_application;
    create index charge_application on charge (${OWNER}, raw_line);
    create index charge_amount on charge (effective, raw_line);
    create index charge_from on charge (charge_from, raw_line);
    create index charge_account on charge (${ACCOUNT}, raw_line);
    create index charge_share_application on charge_share (${OWNER}, raw_line);
    create index charge_share_amount on charge_share (effective, raw_line, ${OWNER});
  `);

exports.down = knex =>
  knex.raw(`
    drop index charge_application, charge_amount, charge_from, charge_account,
      charge_share_application, charge_share_amount;
    create index charge_application on charge (application_id, raw_line);
    create index charge_share_application on charge_share (application_id, raw_line);
  `);
