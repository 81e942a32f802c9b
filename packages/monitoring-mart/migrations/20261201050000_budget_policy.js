/** What is to be done when error budgets run out, and what people decided. */

exports.up = knex =>
  knex.raw(`
    create table budget_policy (
      revision integer primary key check (revision > 0),
      steps jsonb not null,
      reason text not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      created_by text not null
    );
    comment on table budget_policy is
      'The error budget policy; the highest revision holds, and rows are only added.';

    create table budget_decision (
      decision_id uuid primary key default gen_random_uuid(),
      slo_id text collate "C" not null,
      decision text not null check (decision in ('freeze', 'exception', 'resume')),
      reason text not null,
      until timestamptz(3),
      decided_at timestamptz(3) not null default clock_timestamp(),
      decided_by text not null,
      state text not null,
      remaining double precision,
      asked text,
      policy_revision integer not null
    );
    create index budget_decision_by_slo on budget_decision (slo_id, decided_at desc, decision_id desc);
    comment on table budget_decision is
      'What people decided of an objective, with where it stood then; rows are only added.';
  `);

exports.down = knex => knex.raw('drop table budget_decision, budget_policy');
