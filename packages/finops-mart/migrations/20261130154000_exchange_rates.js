/**
 * Bills in several currencies are converted into one: rates that admins keep, month by month, and what
 * each run converted by which of them. Charges of earlier runs, and those that are billed in the
 * reporting currency, have no original amounts: they are what the bill says.
 */

const ORIGINAL_COLUMNS = [
  'original_currency text collate "C"',
  'original_billed numeric',
  'original_effective numeric',
  'original_list numeric',
  'original_contracted numeric',
];

const createRates = knex =>
  knex.raw(`
    create table exchange_rate (
      change_no bigint generated always as identity primary key,
      reporting_currency text collate "C" not null,
      currency text collate "C" not null check (currency <> reporting_currency),
      month text collate "C" not null,
      rate numeric(30, 12) check (rate > 0),
      updated_at timestamptz(3) not null,
      updated_by text not null
    );
    create index exchange_rate_of on exchange_rate (reporting_currency, month, currency, change_no);
    comment on table exchange_rate is
      'What one unit of a currency is worth in the reporting currency, for bills of a month. Each change is a row: the last one of a month and currency holds. Whoever changes one locks this table first.';
    comment on column exchange_rate.rate is 'Null where the rate was removed.';

    create function exchange_rate_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'exchange_rate is append-only';
      end
    $$;
    create trigger append_only before update or delete or truncate on exchange_rate
      execute function exchange_rate_is_append_only();

    create table cost_rate (
      run_id uuid not null references cost_run on delete cascade,
      currency text collate "C" not null,
      rate numeric not null,
      primary key (run_id, currency)
    );
    comment on table cost_rate is
      'The exchange rates of the month of a run, as it read them: by these its charges are converted.';

    create table billed_currency (
      period text collate "C" not null,
      currency text collate "C" not null,
      primary key (period, currency)
    );
    comment on table billed_currency is
      'The currencies of the bill of a month, as its last run found them, also one that failed for want of a rate.';
  `);

/** A run in progress has tables of the shape before, which could not be attached: it begins again. */
const restartRuns = knex =>
  knex('run').where({ job: 'costs', state: 'running' }).update({
    state: 'queued',
    step: 'queued',
    attempt_id: null,
    lease_until: null,
  });

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await createRates(knex);
  await knex.raw(
    `alter table charge ${ORIGINAL_COLUMNS.map(
      column => `add column ${column}`,
    )}`,
  );
  await knex.raw(`
    comment on column charge.original_currency is
      'What the charge was billed in, where its amounts are converted; null where they are the bill''s own.';
    alter table cost_run add column reporting_currency text;
    comment on column cost_run.reporting_currency is
      'What the run converts charges into; null where it converts none.';
  `);
  await restartRuns(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  const names = ORIGINAL_COLUMNS.map(column => column.split(' ')[0]);
  await knex.raw(`
    drop table billed_currency, cost_rate, exchange_rate;
    drop function exchange_rate_is_append_only();
    alter table cost_run drop column reporting_currency;
  `);
  await knex.raw(
    `alter table charge ${names.map(name => `drop column ${name}`)}`,
  );
  await restartRuns(knex);
};
