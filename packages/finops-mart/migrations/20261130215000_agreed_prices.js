/** What was agreed that a unit costs, as admins enter it: prices that bills say are made from charges. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table agreed_price (
      change_no bigint generated always as identity primary key,
      product text collate "C" not null,
      sku text collate "C" not null,
      unit text collate "C" not null,
      currency text collate "C" not null,
      since text collate "C" not null,
      price numeric(30, 12),
      reason text,
      updated_at timestamptz(3) not null,
      updated_by text not null
    );
    create index agreed_price_of on agreed_price (product, unit, currency, sku, since, change_no);
    comment on table agreed_price is
      'What one unit of a product or SKU was agreed to cost from a month on, as admins enter it. Each change is a row: the last one of a product, SKU, unit, currency and month holds. Whoever changes one locks this table first.';
    comment on column agreed_price.sku is 'Empty where the price is of all SKUs of the product that have none of their own.';
    comment on column agreed_price.since is 'The first month of it: it holds until the next one.';
    comment on column agreed_price.price is 'Null where the price was removed.';

    create function agreed_price_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'agreed_price is append-only';
      end
    $$;
    create trigger append_only before update or delete or truncate on agreed_price
      execute function agreed_price_is_append_only();
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw(
    'drop table agreed_price; drop function agreed_price_is_append_only();',
  );
