/**
 * The quarantine is in the raw store and never loses a record; what became of one that landed
 * again is here, beside the audit of who did it.
 */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table quarantine_relanding (
      relanding_id uuid primary key,
      dataset text collate "C" not null,
      at timestamptz(3) not null,
      by text not null,
      reason text not null,
      how text not null check (how in ('mended', 'retried')),
      import integer not null,
      file text not null,
      landed integer not null,
      already integer not null
    );
    comment on table quarantine_relanding is
      'Who landed refused records again, mended or as they were. import, file: as what they landed.';
    comment on column quarantine_relanding.already is
      'Lines that were there already, which landed nothing.';

    create table quarantine_settlement (
      dataset text collate "C" not null,
      import integer not null,
      file_row integer not null,
      file text not null,
      problem text not null,
      relanding_id uuid not null references quarantine_relanding,
      became_row integer not null,
      period text collate "C" not null,
      primary key (dataset, import, file_row)
    );
    create index quarantine_settlement_group on quarantine_settlement (dataset, problem, file);
    comment on table quarantine_settlement is
      'Refused records that have landed again: where the raw store has them in quarantine, and which row of the landed file they became.';
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw('drop table quarantine_settlement, quarantine_relanding');
