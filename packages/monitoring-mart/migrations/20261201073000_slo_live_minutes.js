/** Minutes of signals that objectives are measured by, read from the source each minute: what no run has published yet. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table live_signal (
      hour timestamptz not null,
      application_id text collate "C" not null,
      entity text collate "C" not null,
      signal text collate "C" not null,
      minute_values double precision[] not null check (cardinality(minute_values) = 60),
      primary key (hour, application_id, entity, signal)
    );
    comment on table live_signal is
      'The minutes of the last hours as the source said them, null where it said nothing; kept for some hours. Emptying it costs one more read of them.';

    create table live_signal_poll (
      source text primary key,
      minute timestamptz not null,
      ended_at timestamptz(3),
      read_until timestamptz,
      state text check (state in ('ok', 'stale', 'down')),
      error text,
      problems text[] not null default '{}',
      latency_ms integer
    );
    comment on table live_signal_poll is
      'How the last read of these minutes went, one row for each source.';
    comment on column live_signal_poll.minute is
      'The minute up to which a process reads or has read: it sets it first, so that no other one reads the same.';
    comment on column live_signal_poll.read_until is
      'The minute up to which all was read.';
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex => knex.raw('drop table live_signal_poll, live_signal');
