import { Measure, POOL_REASON } from '@rosetta/contracts/finops';

/** What a bill says of a charge, besides its amount. */
export interface ChargeColumns {
  raw_line: string;
  charge_from: Date;
  charge_to: Date;
  currency: string;
  provider: string;
  billing_account: string;
  sub_account: string | null;
  sub_account_name: string | null;
  region_id: string | null;
  resource: string | null;
  product: string;
  charge_category: string;
  charge_class: string | null;
  invoice_id: string | null;
  sku_id: string | null;
  pricing_quantity: string | null;
  pricing_unit: string | null;
  consumed_quantity: string | null;
  consumed_unit: string | null;
  commitment_discount_id: string | null;
  commitment_discount_type: string | null;
  commitment_discount_category: string | null;
  commitment_discount_status: string | null;
  commitment_discount_quantity: string | null;
  commitment_discount_unit: string | null;
  /** What it was billed in, how much of that, and by which rate it was converted; null where it was not. */
  original_currency: string | null;
  original_amount: string | null;
  original_rate: string | null;
  /** Why it is unallocated; null too in runs of before it was kept. */
  reason: string | null;
  tags: Record<string, string> | null;
}

/** Columns of a charge that a pool has too. */
const SHARED = ['currency', 'provider', 'billing_account', 'product', 'charge_category', 'charge_class']; // prettier-ignore

/** What only a charge has, by the type of the column. */
const OWN = {
  text: [
    'sub_account', 'sub_account_name', 'region_id', 'resource', 'invoice_id', 'sku_id',
    'pricing_unit', 'consumed_unit', 'commitment_discount_id', 'commitment_discount_type',
    'commitment_discount_category', 'commitment_discount_status', 'commitment_discount_unit',
    'original_currency',
  ],
  json: ['tags'],
}; // prettier-ignore
const QUANTITIES = ['pricing_quantity', 'consumed_quantity', 'commitment_discount_quantity']; // prettier-ignore

const list = (columns: readonly string[]) => columns.join(', ');

const own = Object.entries(OWN).flatMap(([type, columns]) =>
  columns.map(column => ({ type, column })),
);

/** The columns of `ChargeColumns`, of charges under the alias `c`, but for the rate. */
export const chargeColumns = (measure: Measure) =>
  list([
    'c.raw_line',
    'c.charge_from',
    'c.charge_to',
    ...SHARED.map(column => `c.${column}`),
    ...own.map(({ column }) => `c.${column}`),
    'c.reason',
    ...QUANTITIES.map(column => `trim_scale(c.${column})::text as ${column}`),
    // A line without the measure counts 0.
    `trim_scale(coalesce(c.original_${measure}, 0))::text as original_amount`,
  ]);

/** The rate `x` of a charge. */
export const RATE_COLUMN = 'trim_scale(x.rate)::text as original_rate';

/** The charges of a pool begin in one month, and so do those of a restatement. */
export const chargeMonth = (table: string) =>
  `(${table}.charge_month || '-01')::timestamp at time zone 'UTC'`;
export const nextMonth = (table: string) =>
  `((${table}.charge_month || '-01')::timestamp + interval '1 month') at time zone 'UTC'`;

/** The same columns of what stands for many charges: it has no row of a file, and nothing that only a charge has. */
const columnsOfMany = (table: string, reason: string) =>
  list([
    '0::bigint as raw_line',
    `${chargeMonth(table)} as charge_from`,
    `${nextMonth(table)} as charge_to`,
    ...SHARED.map(column => `${table}.${column}`),
    ...own.map(({ type, column }) => `null::${type} as ${column}`),
    `${reason} as reason`,
    ...QUANTITIES.map(column => `null::text as ${column}`),
    'null::text as original_amount',
  ]);

export const SHARE_COLUMNS = columnsOfMany(
  'p',
  `case s.application_id when '' then '${POOL_REASON}' end`,
);
export const RESTATED_COLUMNS = columnsOfMany('r', 'null::text');

/** The unit of what was consumed, by the run that the pool is weighed by: a metric has one. */
const WEIGHT_UNIT = `(
  select q.unit from cost_weight_source n
  join consumption q on q.period = n.source_period and q.run_id = n.source_run_id
    and q.metric = substr(r.basis, 13)
  where r.basis like 'consumption:%' and n.run_id = p.run_id and n.month = p.charge_month
  limit 1)`;

/** What a line says of its pool `p`, rule `r` and weight `w`. */
export const poolColumns = (measure: Measure) => `
  p.charges as pool_charges, trim_scale(p.${measure})::text as pool_amount, p.origin_application_id,
  p.rule_id, p.rule_version, r.name as rule_name, r.method,
  trim_scale(w.weight)::text as weight, trim_scale(p.total_weight)::text as total_weight,
  trim_scale(w.ratio)::text as ratio, ${WEIGHT_UNIT} as weight_unit`;

/** What a line says of its restatement `o` and the booking `b` of that. */
export const RESTATEMENT_COLUMNS = `
  o.period as restated_period, o.kind as restated_kind, o.why,
  b.reason as booking_reason, b.booked_by, b.booked_at`;
