/**
 * What bills say of each invoice, summed when a run is published, and what the invoices say
 * themselves, as admins enter them. Invoices of published runs are summed here once.
 */

const createTables = knex =>
  knex.raw(`
    create table cost_invoice (
      run_id uuid not null references cost_run on delete cascade,
      invoice text collate "C" not null,
      issuer text collate "C" not null,
      currency text collate "C" not null,
      billed numeric not null,
      lines bigint not null,
      primary key (run_id, invoice, issuer, currency)
    );
    comment on table cost_invoice is
      'Billed cost of the charges of a run by invoice, in the currency of the bill. An empty invoice or issuer is one that the bill does not name.';

    create table invoice (
      change_no bigint generated always as identity primary key,
      invoice text collate "C" not null,
      issuer text collate "C" not null,
      currency text collate "C" not null,
      amount numeric(30, 12),
      updated_at timestamptz(3) not null,
      updated_by text not null
    );
    create index invoice_of on invoice (invoice, issuer, currency, change_no);
    comment on table invoice is
      'What invoices say, as admins enter it. Each change is a row: the last one of an invoice, issuer and currency holds. Whoever changes one locks this table first.';
    comment on column invoice.amount is 'Null where the invoice was removed.';

    create function invoice_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'invoice is append-only';
      end
    $$;
    create trigger append_only before update or delete or truncate on invoice
      execute function invoice_is_append_only();
  `);

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await createTables(knex);
  await knex.raw(`
    insert into cost_invoice (run_id, invoice, issuer, currency, billed, lines)
    select run_id, coalesce(invoice_id, ''), coalesce(invoice_issuer, ''),
      coalesce(original_currency, currency), sum(coalesce(original_billed, billed)), count(*)
    from charge group by 1, 2, 3, 4`);
};

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw(
    'drop table cost_invoice, invoice; drop function invoice_is_append_only();',
  );
