/** How the polls of sources went, for people: what figures are made from is in raw and in the runs. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table source_poll (
      poll_id bigint generated always as identity primary key,
      source text not null,
      began_at timestamptz(3) not null,
      ended_at timestamptz(3) not null,
      outcome text not null check (outcome in ('read', 'partial', 'failed')),
      error text,
      breaker text not null check (breaker in ('closed', 'half-open', 'open')),
      calls integer not null,
      errors integer not null,
      limited integer not null,
      landed integer not null,
      rejected integer not null,
      unread jsonb not null,
      "rows" jsonb not null
    );
    create index source_poll_newest on source_poll (source, began_at desc, poll_id desc);
    comment on table source_poll is
      'One row for each time that the batch read a source. Kept for 14 days, and beyond that the last one that answered: emptying it loses only what people see of the sources.';
    comment on column source_poll.limited is 'Answers of 429';
    comment on column source_poll.unread is 'Parts that failed while others answered: [{part, reason}]';
    comment on column source_poll."rows" is
      'What the source says there was and what it gave, by what was imported: {incidents: {expected, given}}; fewer given are hidden by an access rule';
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex => knex.raw('drop table source_poll');
