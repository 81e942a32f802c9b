/**
 * What a run of a closed month would have changed is kept beside it, until somebody books it into
 * an open month. Runs say what others weigh by as a digest, so that equal weights are known as such.
 */

const createBookings = knex =>
  knex.raw(`
    create table restatement_booking (
      booking_id uuid primary key,
      restated_period text collate "C" not null,
      period text collate "C" not null,
      booked_at timestamptz(3) not null,
      booked_by text not null,
      reason text not null,
      undone_at timestamptz(3),
      undone_by text,
      undone_reason text,
      check ((undone_at is null) = (undone_by is null))
    );
    create index restatement_booking_period on restatement_booking (period);
    comment on table restatement_booking is
      'Which restatements of a closed month are part of which open one, since when; one that was undone stays, as figures of earlier instants hold it.';
  `);

const createRestatements = knex =>
  knex.raw(`
    create table restatement (
      restatement_id uuid primary key,
      period text collate "C" not null,
      run_id uuid not null,
      why text[] not null,
      booking_id uuid references restatement_booking,
      dimensions_hash uuid not null,
      currency text collate "C" not null,
      charge_month text collate "C" not null,
      kind text not null check (kind in ('direct', 'indirect', 'unallocated')),
      application_id text collate "C",
      group_id text collate "C",
      provider text not null,
      billing_account text collate "C" not null,
      domain text collate "C" not null,
      family text collate "C" not null,
      product text collate "C" not null,
      charge_category text not null,
      charge_class text,
      was_billed numeric not null,
      was_effective numeric not null,
      was_list numeric not null,
      was_contracted numeric not null,
      billed numeric not null,
      effective numeric not null,
      list numeric not null,
      contracted numeric not null
    );
    create unique index restatement_pending on restatement (period, dimensions_hash)
      where booking_id is null;
    create index restatement_booked on restatement (booking_id)
      where booking_id is not null;
    comment on table restatement is
      'By how much the last run of a closed month differs from what is published and booked of it. Without a booking it enters no figure.';
    comment on column restatement.run_id is
      'The run that computed it and published nothing.';
    comment on column restatement.why is
      'Which inputs of that run were not those of the published one.';
    comment on column restatement.was_effective is
      'What was published and booked; the columns without was_ are the difference.';

    create table restatement_label (
      period text collate "C" not null,
      dimension text not null,
      key text collate "C" not null,
      label text not null,
      primary key (period, dimension, key)
    );
    comment on table restatement_label is
      'What the keys of restatements are called, as the runs are removed that read their names.';
  `);

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await createBookings(knex);
  await createRestatements(knex);
  await knex.raw(`
    alter table cost_run add column weight_digest text;
    comment on column cost_run.weight_digest is
      'Digest of the direct costs and the consumption that charges of this month are weighed by; null in runs of before it was kept.';
  `);
};

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw(`
    alter table cost_run drop column weight_digest;
    drop table restatement_label, restatement, restatement_booking;
  `);
