/** What the change gate decided, with what it knew then. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table change_gate_decision (
      decision_id uuid primary key default gen_random_uuid(),
      application_id text collate "C" not null,
      change_number text,
      decision text not null check (decision in ('go', 'ask', 'stop')),
      reasons jsonb not null,
      inputs jsonb not null,
      decided_at timestamptz(3) not null,
      valid_until timestamptz(3) not null,
      asked_by text not null
    );
    create index change_gate_decision_by_application
      on change_gate_decision (application_id, decided_at desc, decision_id);
    comment on table change_gate_decision is
      'Whether an application might be changed, and why; rows are only added. Who asks while a decision holds and nothing differs gets the same one.';
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex => knex.raw('drop table change_gate_decision');
