// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.raw(`
    create table run (
      id text primary key,
      job text not null,
      period text not null,
      mode text not null check (mode in ('run', 'reprocess')),
      state text not null default 'queued'
        check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
      requested_by text not null,
      reason text not null,
      requested_at timestamptz(3) not null default clock_timestamp(),
      start_after timestamptz(3) not null default clock_timestamp(),
      started_at timestamptz(3),
      finished_at timestamptz(3),
      step text not null default 'queued',
      done integer not null default 0,
      total integer not null default 0,
      counts jsonb not null default '{}',
      inputs jsonb not null default '{}',
      error text,
      attempt integer not null default 0,
      failures integer not null default 0,
      losses integer not null default 0,
      attempt_id text,
      worker text,
      lease_until timestamptz(3),
      last_seq integer not null default 0,
      has_facts boolean not null default false
    );
    comment on table run is
      'One execution of a batch for one period: its lock, its history. Taking it up gives it a fresh attempt_id, which every write of a worker names.';
    comment on column run.start_after is 'A queued run waits until then, after a failure that may pass';
    comment on column run.failures is 'Attempts that ended in a failure that may pass';
    comment on column run.losses is 'Attempts whose worker was not heard of any more';
    comment on column run.has_facts is 'The domain may hold rows of this run';

    create unique index run_one_at_a_time on run (job, period)
      where state in ('queued', 'running');
    create index run_newest on run (job, requested_at desc, period desc, id desc);
    create index run_to_tidy on run (job)
      where has_facts and state in ('succeeded', 'failed', 'cancelled');

    create table run_event (
      run_id text not null references run (id) on delete cascade,
      seq integer not null,
      at timestamptz(3) not null default clock_timestamp(),
      level text not null check (level in ('info', 'warn', 'error')),
      message text not null,
      fields jsonb not null default '{}',
      primary key (run_id, seq)
    );
    comment on table run_event is
      'The run log for people. seq is given under the lock of the run row, so it has no gaps and a reader that asks for what comes after one misses nothing.';

    create table run_slice (
      run_id text not null references run (id) on delete cascade,
      no integer not null,
      payload jsonb not null,
      state text not null default 'pending'
        check (state in ('pending', 'taken', 'done')),
      taken_by text,
      lease_until timestamptz(3),
      counts jsonb not null default '{}',
      primary key (run_id, no)
    );
    comment on table run_slice is
      'What a run is cut into while it is being worked on; several workers take slices at once. Emptied when the run ends.';

    create table publication (
      run_id text primary key references run (id),
      job text not null,
      period text not null,
      published_at timestamptz(3) not null default clock_timestamp(),
      current boolean not null,
      dropped_at timestamptz(3)
    );
    comment on table publication is
      'One row per publishing. Readers join on current; older ones stay readable until dropped_at.';
    create unique index publication_one_current on publication (job, period)
      where current;
    create index publication_by_time on publication (job, period, published_at desc);

    create table batch_worker (
      id text primary key,
      job text not null,
      host text not null,
      pid integer not null,
      started_at timestamptz(3) not null default clock_timestamp(),
      seen_at timestamptz(3) not null default clock_timestamp()
    );
    comment on table batch_worker is
      'Workers that run now: each says so every few seconds and leaves when it stops.';
  `);
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw(
    'drop table batch_worker, publication, run_slice, run_event, run',
  );
};
