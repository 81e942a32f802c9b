/** What commitments did, and what use they could have been used for, summed when a run is published. */

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.raw(`
    create table cost_commitment (
      run_id uuid not null references cost_run on delete cascade,
      provider text collate "C" not null,
      product text collate "C" not null,
      currency text collate "C" not null,
      commitment text collate "C" not null,
      status text collate "C" not null,
      type text collate "C" not null,
      category text collate "C" not null,
      unit text collate "C" not null,
      effective numeric not null,
      list numeric not null,
      lines_without_list bigint not null,
      quantity numeric not null,
      primary key (run_id, provider, product, currency, commitment, status, type, category, unit)
    );
    comment on table cost_commitment is
      'Charges of category Usage, summed by product and commitment. An empty commitment is use at other prices.';
    comment on column cost_commitment.status is
      'Used or Unused, as the bill says; empty where no commitment is named.';
  `);
  // The published runs, summed once.
  await knex.raw(`
    insert into cost_commitment
    select run_id, provider, product, currency, coalesce(commitment_discount_id, ''),
    case when commitment_discount_id is null then '' else coalesce(commitment_discount_status, 'Used') end,
    coalesce(commitment_discount_type, ''), coalesce(commitment_discount_category, ''),
    coalesce(commitment_discount_unit, ''),
      sum(effective), coalesce(sum(list), 0), count(*) filter (where list is null),
    coalesce(sum(commitment_discount_quantity), 0)
    from charge where charge_category = 'Usage'
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9`);
};

/** @param {import('knex').Knex} knex */
exports.down = knex => knex.raw('drop table cost_commitment');
