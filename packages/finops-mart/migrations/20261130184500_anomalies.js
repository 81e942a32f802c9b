/** Days whose cost is unusual, why, and what people say of them. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table cost_day (
      run_id uuid not null references cost_run on delete cascade,
      series uuid not null,
      application_id text collate "C" not null,
      rule_id text collate "C" not null,
      provider text collate "C" not null,
      billing_account text collate "C" not null,
      domain text collate "C" not null,
      family text collate "C" not null,
      product text collate "C" not null,
      currency text collate "C" not null,
      group_id text collate "C",
      days numeric[] not null,
      least numeric not null,
      most numeric not null,
      primary key (run_id, series)
    );
    comment on table cost_day is
      'Effective cost of usage by day: of each application and product, and of each pool before its split. Summed of a published run when anomalies are first looked for in it.';
    comment on column cost_day.series is
      'The same in every run: a digest of application or rule, provider, account, product and currency.';
    comment on column cost_day.application_id is 'Empty for a pool.';
    comment on column cost_day.rule_id is 'Of the pool; empty for an application.';
    comment on column cost_day.days is 'One for each day of the month.';
    comment on column cost_day.least is 'Of the days that the bill of the provider tells of.';

    create table cost_day_span (
      run_id uuid not null references cost_run on delete cascade,
      provider text collate "C" not null,
      first_day date not null,
      last_day date not null,
      primary key (run_id, provider)
    );
    comment on table cost_day_span is
      'The days of a run that are summed in cost_day, by provider: a day in it without a charge costs nothing.';

    create table cost_day_digest (
      run_id uuid not null references cost_run on delete cascade,
      day date not null,
      digest text not null,
      primary key (run_id, day)
    );
    comment on table cost_day_digest is
      'A digest of what cost_day says of a day: what is judged by the same days need not be judged again.';

    create table anomaly_day (
      run_id uuid not null,
      day date not null,
      series uuid not null,
      application_id text collate "C",
      rule_id text collate "C",
      group_id text collate "C",
      provider text collate "C" not null,
      billing_account text collate "C" not null,
      domain text collate "C" not null,
      family text collate "C" not null,
      product text collate "C" not null,
      currency text collate "C" not null,
      actual numeric not null,
      expected numeric not null,
      tolerance numeric not null,
      score double precision,
      primary key (run_id, series)
    );
    create index anomaly_day_of on anomaly_day (series, day);
    comment on table anomaly_day is 'Days of a series that are unusual, as the run of the day found them.';
    comment on column anomaly_day.tolerance is 'By how much the day may differ from what is expected.';
    comment on column anomaly_day.score is 'Robust z. Null where the days before were all as expected.';

    create table anomaly_driver (
      run_id uuid not null,
      series uuid not null,
      driver_no integer not null,
      account text not null,
      account_name text,
      resource text not null,
      actual numeric not null,
      expected numeric not null,
      by_quantity numeric,
      by_price numeric,
      primary key (run_id, series, driver_no),
      foreign key (run_id, series) references anomaly_day on delete cascade
    );
    comment on table anomaly_driver is
      'What moved most in an unusual day: account and resource as the bill has them, empty where it names none.';
    comment on column anomaly_driver.by_quantity is
      'The part of the difference that comes of another quantity; null where the bill has no quantities.';

    create table anomaly_answer (
      answer_no bigint generated always as identity primary key,
      series uuid not null,
      from_day date not null,
      to_day date not null,
      account text not null,
      resource text not null,
      answer text not null check (answer in ('yes', 'no', 'planned')),
      comment text,
      answered_at timestamptz(3) not null,
      answered_by text not null
    );
    create index anomaly_answer_of on anomaly_answer (series, answer_no);
    comment on table anomaly_answer is
      'What people say of anomalies. Each answer is a row: the last one that shares a day with an anomaly holds.';
    comment on column anomaly_answer.account is 'With resource: what drove the anomaly when it was answered.';

    create function anomaly_answer_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'anomaly_answer is append-only';
      end
    $$;
    create trigger append_only before update or delete or truncate on anomaly_answer
      execute function anomaly_answer_is_append_only();
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw(`
    drop table anomaly_answer;
    drop function anomaly_answer_is_append_only();
    drop table anomaly_driver;
    drop table anomaly_day;
    drop table cost_day_digest;
    drop table cost_day_span;
    drop table cost_day;
  `);
