/**
 * What a bill says of a line besides its amounts, why a line is of no application, and what
 * applications consumed. Charges of earlier runs keep nulls: not known is not zero.
 */

const CHARGE_COLUMNS = [
  'charge_class text',
  'sku_id text',
  'region_id text',
  'invoice_id text',
  'invoice_issuer text',
  'sub_account_name text',
  'pricing_quantity numeric',
  'pricing_unit text',
  'consumed_quantity numeric',
  'consumed_unit text',
  'commitment_discount_id text',
  'commitment_discount_type text',
  'commitment_discount_category text',
  'commitment_discount_quantity numeric',
  'commitment_discount_unit text',
  'line_hash uuid',
  'line_rank integer',
  'reason text',
];

const createConsumption = knex =>
  knex.raw(`
    create table consumption (
      period text collate "C" not null,
      run_id uuid not null,
      raw_line bigint not null,
      application_id text collate "C" not null,
      product text collate "C" not null,
      metric text collate "C" not null,
      unit text collate "C" not null,
      quantity numeric not null check (quantity >= 0),
      primary key (period, run_id, raw_line)
    ) partition by range (period, run_id);
    create index consumption_metric on consumption (metric, product, application_id);
    comment on table consumption is
      'How much of a product each application consumed in a month, one row per raw line: rows of the same application, product and metric add up. Citus: distribute by raw_line.';
    comment on column consumption.product is
      'Key of the product; none where the metric is of no product in particular.';
  `);

/** A run in progress has tables without the new columns, which could not be attached: it begins again. */
const restartRuns = knex =>
  knex('run').where({ job: 'costs', state: 'running' }).update({
    state: 'queued',
    step: 'queued',
    attempt_id: null,
    lease_until: null,
  });

exports.up = async knex => {
  await knex.raw(
    `alter table charge ${CHARGE_COLUMNS.map(
      column => `add column ${column}`,
    )}`,
  );
  await knex.raw(`
    comment on column charge.line_hash is
      'First half of the SHA-256 of what the line says; with line_rank, its identity wherever and whenever it was imported.';
    comment on column charge.line_rank is 'Which of the equal lines this is, from 0.';
    comment on column charge.reason is
      'Why the charge is of no application; null where it is of one.';
  `);
  await knex.raw(`
    alter table cost_summary add column provider text, add column charge_category text;
    comment on column cost_summary.provider is
      'Null in runs of before it was summed by: their charges tell.';
  `);
  await createConsumption(knex);
  await restartRuns(knex);
};

exports.down = async knex => {
  const names = CHARGE_COLUMNS.map(column => column.split(' ')[0]);
  await knex.raw(`
    drop table consumption;
    alter table cost_summary drop column provider, drop column charge_category;
  `);
  await knex.raw(
    `alter table charge ${names.map(name => `drop column ${name}`)}`,
  );
  await restartRuns(knex);
};
