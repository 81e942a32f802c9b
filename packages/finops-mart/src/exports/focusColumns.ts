import { chargeMonth, nextMonth, RATE_COLUMN } from '../lines/lineColumns';

/** What is split among those who share a pool: the measures, and the quantities that add up. */
export const SUMMABLE = ['billed', 'effective', 'list', 'contracted', 'pricing_quantity', 'consumed_quantity', 'commitment_discount_quantity'] as const; // prettier-ignore
export type Summable = (typeof SUMMABLE)[number];

/** The amounts of a charge before they were converted. */
const ORIGINALS = ['original_billed', 'original_effective', 'original_list', 'original_contracted'] as const; // prettier-ignore
type Original = (typeof ORIGINALS)[number];

/** A row of a FOCUS file, as facts have it. Decimals are as long as they are. */
export interface FocusRow extends Record<Summable | Original, string | null> {
  kind: string;
  application_id: string | null;
  group_id: string | null;
  origin_application_id: string | null;
  pool_id: string | null;
  rule_id: string | null;
  rule_version: number | null;
  /** Of a part of one charge: the split of 1 by the weights. */
  ratio: string | null;
  raw_line: string | null;
  charge_from: Date;
  charge_to: Date;
  currency: string;
  provider: string;
  billing_account: string;
  sub_account: string | null;
  sub_account_name: string | null;
  resource: string | null;
  region_id: string | null;
  domain: string;
  family: string;
  product: string;
  charge_category: string;
  charge_class: string | null;
  sku_id: string | null;
  invoice_id: string | null;
  invoice_issuer: string | null;
  pricing_unit: string | null;
  consumed_unit: string | null;
  commitment_discount_id: string | null;
  commitment_discount_type: string | null;
  commitment_discount_category: string | null;
  commitment_discount_status: string | null;
  commitment_discount_unit: string | null;
  capacity_reservation_status: string | null;
  tags: Record<string, string> | null;
  /** What the charge was billed in, and by which rate it was converted; null where it was not. */
  original_currency: string | null;
  original_rate: string | null;
}

const SHARED = ['currency', 'provider', 'billing_account', 'domain', 'family', 'product', 'charge_category', 'charge_class']; // prettier-ignore

const OF_CHARGES = [
  'sub_account', 'sub_account_name', 'resource', 'region_id', 'sku_id', 'invoice_id', 'invoice_issuer',
  'pricing_unit', 'consumed_unit', 'commitment_discount_id', 'commitment_discount_type',
  'commitment_discount_category', 'commitment_discount_status', 'commitment_discount_unit',
  'capacity_reservation_status', 'tags', 'original_currency',
]; // prettier-ignore

const list = (columns: readonly string[]) => columns.join(', ');

const of = (table: string, columns: readonly string[]) =>
  list(columns.map(column => `${table}.${column}`));

export const asText = (column: string, name: string) =>
  `trim_scale(${column})::text as ${name}`;

/** What a charge says of itself, but not what is summed. */
export const CHARGE_DIMENSIONS = list([
  'c.raw_line::text as raw_line',
  'c.charge_from',
  'c.charge_to',
  of('c', SHARED),
  of('c', OF_CHARGES),
]);

/** What is no whole charge was billed as nothing of its own. */
const NO_ORIGINALS = ORIGINALS.map(column => `null as ${column}`);
const OF_MANY = [
  ...OF_CHARGES.map(column => `null as ${column}`),
  'null as original_rate',
  ...NO_ORIGINALS,
];

/** A charge that is direct or unallocated, with its table `c` and its rate `x`. */
export const CHARGE_ROW = list([
  'c.kind',
  'c.application_id',
  'c.group_id',
  'null::text as origin_application_id',
  'null::uuid as pool_id',
  'null::text as rule_id',
  'null::integer as rule_version',
  'null::text as ratio',
  CHARGE_DIMENSIONS,
  RATE_COLUMN,
  ...[...SUMMABLE, ...ORIGINALS].map(column => asText(`c.${column}`, column)),
]);

const BEARER = [
  `case s.application_id when '' then 'unallocated' else 'indirect' end as kind`,
  `nullif(s.application_id, '') as application_id`,
  's.group_id',
  'p.origin_application_id',
  'p.pool_id',
  'p.rule_id',
  'p.rule_version',
];

/** What one application `s` bears of a whole pool `p`. */
export const SHARE_ROW = list([
  ...BEARER,
  'null::text as ratio',
  'null::text as raw_line',
  `${chargeMonth('p')} as charge_from`,
  `${nextMonth('p')} as charge_to`,
  of('p', SHARED),
  ...OF_MANY,
  ...SUMMABLE.map((column, at) =>
    at < 4 ? asText(`s.${column}`, column) : `null as ${column}`,
  ),
]);

/** A difference `r` of a closed month that was booked into this one. */
export const RESTATED_ROW = list([
  `'restated' as kind`,
  'r.application_id',
  'r.group_id',
  'null::text as origin_application_id',
  'null::uuid as pool_id',
  'null::text as rule_id',
  'null::integer as rule_version',
  'null::text as ratio',
  'null::text as raw_line',
  `${chargeMonth('r')} as charge_from`,
  `${nextMonth('r')} as charge_to`,
  of('r', SHARED),
  ...OF_MANY,
  ...SUMMABLE.map((column, at) =>
    at < 4 ? asText(`r.${column}`, column) : `null as ${column}`,
  ),
]);

/** What one application `s` bears of a charge of a pool, which has the rate `x`: the charge's own dimensions and tags. */
export const PART_ROW = list([
  ...BEARER,
  asText('w.ratio', 'ratio'),
  RATE_COLUMN,
  ...NO_ORIGINALS,
]);
