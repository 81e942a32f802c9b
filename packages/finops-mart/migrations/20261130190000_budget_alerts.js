/** Thresholds of budgets that were passed, and who was told of them. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table budget_alert (
      alert_id uuid primary key default gen_random_uuid(),
      kind text collate "C" not null,
      key text collate "C" not null,
      month text collate "C" not null,
      currency text collate "C" not null,
      basis text not null check (basis in ('actual', 'forecast')),
      percent integer not null check (percent > 0),
      label text not null,
      amount numeric(30, 12) not null,
      cost numeric not null,
      set_by text not null,
      raised_at timestamptz(3) not null default clock_timestamp(),
      told_at timestamptz(3),
      told_to text[] not null default '{}',
      unique (month, kind, key, currency, basis, percent)
    );
    create index budget_alert_raised on budget_alert (raised_at, alert_id);
    comment on table budget_alert is
      'Thresholds of budgets that were passed: each once for each budget and month, whatever became of the budget since, so that nobody is told twice.';
    comment on column budget_alert.cost is 'What the month cost, or was expected to, when the threshold was passed.';
    comment on column budget_alert.set_by is 'Who set the budget: told where nobody owns what it is of.';
    comment on column budget_alert.told_at is 'Null until the notification was accepted.';

    create table budget_watch (
      only_row boolean primary key default true check (only_row),
      seen text not null
    );
    comment on table budget_watch is
      'What budgets were last compared with: the budgets, the published runs and the day. Whoever compares them locks the row first.';
    insert into budget_watch (seen) values ('');
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw('drop table budget_watch; drop table budget_alert;');
