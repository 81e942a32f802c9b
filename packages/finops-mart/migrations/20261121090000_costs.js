/**
 * What the FinOps pages read. `charge`, `charge_share` and `cost_summary` are
 * partitioned by period and, in the same step, by run: each run fills tables of its
 * own, off to the side, and they are attached when they are complete. One level
 * only, as Citus does not distribute partitions of partitions.
 */

const AMOUNTS = `
  billed numeric not null,
  effective numeric not null,
  list numeric,
  contracted numeric
`;

const createRuns = knex =>
  knex.raw(`
    create table cost_run (
      run_id uuid primary key,
      period text not null,
      lines integer,
      currencies text[]
    );
    comment on table cost_run is
      'A run whose figures are here, or are being made.';

    create table cost_label (
      run_id uuid not null references cost_run on delete cascade,
      dimension text not null,
      key text collate "C" not null,
      label text collate "C" not null,
      primary key (run_id, dimension, key)
    );
    comment on table cost_label is
      'What the keys of a run are called, as of that run. Two spellings of one key: the first in byte order.';

    create table cost_group (
      run_id uuid not null references cost_run on delete cascade,
      id text collate "C" not null,
      parent text collate "C",
      primary key (run_id, id)
    );
    comment on table cost_group is
      'The group tree as the run read it: what a group filter includes.';
  `);

const createCharges = knex =>
  knex.raw(`
    create table charge (
      period text collate "C" not null,
      run_id uuid not null,
      raw_line bigint not null,
      charge_from timestamptz not null,
      charge_to timestamptz not null,
      kind text not null check (kind in ('direct', 'indirect', 'unallocated')),
      application_id text collate "C",
      group_id text collate "C",
      currency text collate "C" not null,
      ${AMOUNTS},
      provider text not null,
      billing_account text collate "C" not null,
      sub_account text,
      resource text,
      domain text collate "C" not null,
      family text collate "C" not null,
      product text collate "C" not null,
      charge_category text not null,
      commitment_discount_status text,
      capacity_reservation_status text,
      tags json,
      primary key (period, run_id, raw_line)
    ) partition by range (period, run_id);
    create index charge_application on charge (application_id, raw_line);
    create index charge_product on charge (product, raw_line);
    comment on table charge is
      'One row per raw line per run. Citus: distribute by raw_line, with charge_share beside it.';
    comment on column charge.raw_line is
      'Where the raw store has the line: import x 10^10 + row.';

    create table charge_share (
      period text collate "C" not null,
      run_id uuid not null,
      raw_line bigint not null,
      application_id text collate "C" not null,
      group_id text collate "C",
      rule_id text not null,
      rule_version integer not null,
      method text not null check (method in ('even', 'fixed', 'proportional')),
      weight numeric not null,
      total_weight numeric not null,
      ratio numeric not null,
      ${AMOUNTS},
      primary key (period, run_id, raw_line, application_id)
    ) partition by range (period, run_id);
    create index charge_share_application on charge_share (application_id, raw_line);
    comment on table charge_share is
      'What each application bears of an indirect charge; the shares of a charge add up to it in every measure. Citus: distribute by raw_line.';
  `);

const createSummaries = knex =>
  knex.raw(`
    create table cost_summary (
      period text collate "C" not null,
      run_id uuid not null,
      summary_no integer not null,
      currency text collate "C" not null,
      billing_account text collate "C" not null,
      domain text collate "C" not null,
      family text collate "C" not null,
      product text collate "C" not null,
      application_id text collate "C",
      group_id text collate "C",
      kind text not null,
      billed numeric not null,
      effective numeric not null,
      list numeric not null,
      contracted numeric not null,
      lines integer not null,
      lines_without_list integer not null,
      lines_without_contracted integer not null,
      primary key (period, run_id, summary_no)
    ) partition by range (period, run_id);
    comment on table cost_summary is
      'Sums of a run by all that pages filter and group by. It belongs to the run, so publishing costs the same however many months are kept. Citus: distribute by summary_no, or keep it a reference table.';
  `);

exports.up = async knex => {
  await createRuns(knex);
  await createCharges(knex);
  await createSummaries(knex);
};

exports.down = knex =>
  knex.raw(`
    drop table cost_summary, charge_share, charge, cost_group, cost_label, cost_run;
  `);
