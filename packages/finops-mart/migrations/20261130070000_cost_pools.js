/**
 * Indirect charges are not split one by one: those that one version of a rule takes, and that
 * agree in what people filter by, are a pool, which is split once.
 */

const createTables = knex =>
  knex.raw(`
    create table cost_rule (
      run_id uuid not null references cost_run on delete cascade,
      rule_id text collate "C" not null,
      rule_version integer not null,
      name text not null,
      priority integer not null,
      valid_from timestamptz,
      valid_to timestamptz,
      scope jsonb not null,
      method text not null check (method in ('even', 'fixed', 'proportional')),
      basis text,
      targets jsonb not null,
      coefficients jsonb,
      primary key (run_id, rule_id, rule_version)
    );
    comment on table cost_rule is
      'The versions of allocation rules that a run went by, as it read them.';

    create table cost_application (
      run_id uuid not null references cost_run on delete cascade,
      month text collate "C" not null,
      application_id text collate "C" not null,
      group_id text collate "C",
      owners text[] not null,
      attributes jsonb not null,
      primary key (run_id, month, application_id)
    );
    comment on table cost_application is
      'The applications that can bear indirect costs of a charge month: those valid at its first instant, or that begin in it.';
    comment on column cost_application.owners is
      'The owning group and all groups above it.';

    create table cost_weight_source (
      run_id uuid not null references cost_run on delete cascade,
      month text collate "C" not null,
      source_period text collate "C" not null,
      source_run_id uuid not null,
      primary key (run_id, month)
    );
    comment on table cost_weight_source is
      'The run whose direct costs and consumption are the weights of a charge month: that of the month itself where it is published, else the run itself.';

    create table direct_cost (
      run_id uuid not null references cost_run on delete cascade,
      application_id text collate "C" not null,
      currency text collate "C" not null,
      charge_category text collate "C" not null,
      effective numeric not null,
      primary key (run_id, application_id, currency, charge_category)
    );
    comment on table direct_cost is
      'Direct effective cost of a run by application, after platforms passed theirs on: what proportional rules weigh by.';

    create table cost_pool (
      period text collate "C" not null,
      run_id uuid not null,
      pool_id uuid not null,
      rule_id text collate "C" not null,
      rule_version integer not null,
      origin_application_id text collate "C",
      provider text not null,
      billing_account text collate "C" not null,
      domain text collate "C" not null,
      family text collate "C" not null,
      product text collate "C" not null,
      charge_category text not null,
      charge_class text,
      charge_month text collate "C" not null,
      currency text collate "C" not null,
      charges integer not null,
      charges_without_list integer not null,
      charges_without_contracted integer not null,
      billed numeric not null,
      effective numeric not null,
      list numeric not null,
      contracted numeric not null,
      billed_decimals integer not null,
      effective_decimals integer not null,
      list_decimals integer not null,
      contracted_decimals integer not null,
      weight_set uuid,
      total_weight numeric,
      targets integer,
      primary key (period, run_id, pool_id)
    ) partition by range (period, run_id);
    comment on table cost_pool is
      'Indirect charges that one version of a rule takes and that agree in what people filter by. Split once per measure. Citus: distribute by pool_id.';
    comment on column cost_pool.origin_application_id is
      'The platform whose direct cost this was before its rule passed it on.';
    comment on column cost_pool.billed_decimals is
      'Decimals of the quantum in which the measure is split: 12, or more where a charge has more.';

    create table cost_pool_weight (
      period text collate "C" not null,
      run_id uuid not null,
      weight_set uuid not null,
      application_id text collate "C" not null,
      group_id text collate "C",
      weight numeric not null check (weight > 0),
      ratio numeric not null,
      primary key (period, run_id, weight_set, application_id)
    ) partition by range (period, run_id);
    comment on table cost_pool_weight is
      'By what pools are split; pools of one rule, month and currency or product share a set. Citus: distribute by weight_set, or keep it a reference table.';
    comment on column cost_pool_weight.application_id is
      'Empty: the part of a coefficient whose application is not valid, which stays unallocated.';
    comment on column cost_pool_weight.ratio is
      'The split of 1 by the weights, at 12 decimals: ratios of a set add up to 1.';

    create table cost_pool_share (
      period text collate "C" not null,
      run_id uuid not null,
      pool_id uuid not null,
      application_id text collate "C" not null,
      group_id text collate "C",
      billed numeric not null,
      effective numeric not null,
      list numeric not null,
      contracted numeric not null,
      primary key (period, run_id, pool_id, application_id)
    ) partition by range (period, run_id);
    create index cost_pool_share_application on cost_pool_share ((coalesce(application_id, '')), pool_id);
    create index cost_pool_share_amount on cost_pool_share (effective, pool_id, (coalesce(application_id, '')));
    comment on table cost_pool_share is
      'What each application bears of a pool; shares add up to the pool in every measure. Citus: distribute by pool_id.';
    comment on column cost_pool_share.application_id is
      'Empty: what stays unallocated.';
  `);

const addToCharges = knex =>
  knex.raw(`
    alter table charge
      add column rule_id text collate "C",
      add column rule_version integer,
      add column pool_id uuid,
      add column origin_application_id text collate "C",
      add column origin_group_id text collate "C";
    create index charge_pool on charge (pool_id, line_hash, line_rank)
      where pool_id is not null;
    comment on column charge.rule_id is
      'The rule that took the charge; with reason no-weight, in vain.';
    comment on column charge.pool_id is 'The pool of an indirect charge.';
    comment on column charge.origin_application_id is
      'The platform that the charge is direct to by its pivot, where a rule passed it on.';
    alter table cost_run add column known_at timestamptz;
    comment on column cost_run.known_at is
      'The instant at which the run read the référentiel; null in runs that knew no pools.';
  `);

/** A run in progress has tables of the shape before, which could not be attached: it begins again. */
const restartRuns = knex =>
  knex('run').where({ job: 'costs', state: 'running' }).update({
    state: 'queued',
    step: 'queued',
    attempt_id: null,
    lease_until: null,
  });

exports.up = async knex => {
  await createTables(knex);
  await addToCharges(knex);
  await restartRuns(knex);
};

exports.down = async knex => {
  await knex.raw(`
    drop table cost_pool_share, cost_pool_weight, cost_pool, direct_cost,
      cost_weight_source, cost_application, cost_rule;
    drop index charge_pool;
    alter table charge drop column rule_id, drop column rule_version, drop column pool_id, drop column origin_application_id,
      drop column origin_group_id;
    alter table cost_run drop column known_at;
  `);
  await restartRuns(knex);
};
