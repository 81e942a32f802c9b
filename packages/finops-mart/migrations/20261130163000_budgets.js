/** What applications, groups, products and domains may cost, month by month: each change is a row. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table budget (
      change_no bigint generated always as identity primary key,
      kind text collate "C" not null,
      key text collate "C" not null,
      month text collate "C" not null,
      currency text collate "C" not null,
      amount numeric(30, 12) check (amount >= 0),
      updated_at timestamptz(3) not null,
      updated_by text not null
    );
    create index budget_of on budget (month, kind, key, currency, change_no);
    comment on table budget is
      'What a month may cost. Each change is a row: the last one of a month, kind, key and currency holds. Whoever changes one locks this table first.';
    comment on column budget.amount is 'Effective cost. Null where the budget was removed.';

    create function budget_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'budget is append-only';
      end
    $$;
    create trigger append_only before update or delete or truncate on budget
      execute function budget_is_append_only();
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw('drop table budget; drop function budget_is_append_only();');
