import {
  CostLine,
  LineCharge,
  LinePool,
  LineRestatement,
  LineRule,
  UNALLOCATED,
} from '@rosetta/contracts/finops';
import {
  ChargeColumns,
  CostLineRow,
  formatPoolId,
  parseRawLine,
} from '@rosetta/finops-mart';
import { toReason } from './toReason';

/** Names of keys in the runs that are read. */
export interface LineNames {
  products: ReadonlyMap<string, string>;
  files: ReadonlyMap<string, string>;
}

/** The dataset of bills. */
const DATASET = 'focus';

/** What the bill says; what it does not is left out. */
const known = <T extends object>(fields: T) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null),
  ) as { [K in keyof T]?: NonNullable<T[K]> };

const toQuantity = (amount: string | null, unit: string | null) =>
  amount === null ? null : { amount, ...(unit !== null && { unit }) };

const toCommitment = (row: ChargeColumns) =>
  row.commitment_discount_id === null
    ? null
    : {
        id: row.commitment_discount_id,
        ...known({
          type: row.commitment_discount_type,
          category: row.commitment_discount_category,
          status: row.commitment_discount_status,
          quantity: toQuantity(
            row.commitment_discount_quantity,
            row.commitment_discount_unit,
          ),
        }),
      };

const toOriginal = (row: ChargeColumns) =>
  row.original_currency === null
    ? null
    : {
        amount: row.original_amount!,
        currency: row.original_currency,
        rate: row.original_rate!,
      };

export const toCharge = (
  row: ChargeColumns & { amount: string },
  { products }: LineNames,
): LineCharge => ({
  amount: row.amount,
  currency: row.currency,
  provider: row.provider,
  account: row.billing_account,
  ...known({
    original: toOriginal(row),
    subAccount: row.sub_account,
    subAccountName: row.sub_account_name,
    region: row.region_id,
    resource: row.resource,
    chargeClass: row.charge_class,
    invoice: row.invoice_id,
    sku: row.sku_id,
    consumed: toQuantity(row.consumed_quantity, row.consumed_unit),
    pricing: toQuantity(row.pricing_quantity, row.pricing_unit),
    commitment: toCommitment(row),
  }),
  product: products.get(row.product) ?? row.product,
  category: row.charge_category,
  tags: row.tags ?? {},
});

export const toRaw = (rawLine: string, { files }: LineNames) => {
  const { rawImport, rawRow } = parseRawLine(rawLine);
  return {
    dataset: DATASET,
    file: files.get(String(rawImport)) ?? '',
    row: rawRow,
  };
};

const toPool = (
  row: CostLineRow,
  poolId: string,
  { products }: LineNames,
): LinePool => ({
  id: formatPoolId(row.period, poolId),
  charges: row.pool_charges!,
  amount: row.pool_amount!,
  currency: row.currency,
  provider: row.provider,
  account: row.billing_account,
  product: products.get(row.product) ?? row.product,
  category: row.charge_category,
  ...(row.origin_application_id !== null && {
    passedOnBy: row.origin_application_id,
  }),
});

/** The rule of an indirect line; a charge of many bearers has no weight of its own. */
const toRule = (row: CostLineRow): LineRule => ({
  id: row.rule_id!,
  version: row.rule_version!,
  name: row.rule_name!,
  method: row.method!,
  totalWeight: row.total_weight!,
  ...(row.weight !== null && { weight: row.weight, ratio: row.ratio! }),
  ...(row.weight_unit !== null && { unit: row.weight_unit }),
});

const toRestatement = (
  row: CostLineRow,
  { products }: LineNames,
): LineRestatement => ({
  id: row.pool_id!,
  period: row.restated_period!,
  kind: row.restated_kind!,
  why: row.why!,
  reason: row.booking_reason!,
  by: row.booked_by!,
  at: row.booked_at!.toISOString(),
  currency: row.currency,
  provider: row.provider,
  account: row.billing_account,
  product: products.get(row.product) ?? row.product,
  category: row.charge_category,
});

const formatLineId = (row: CostLineRow) => {
  if (row.is_charge) return `${row.run_id}:${row.raw_line}`;
  if (row.kind === 'restated') return `${row.run_id}:${row.pool_id}`;
  const pool = formatPoolId(row.period, row.pool_id!);
  return `${row.run_id}:${pool}:${row.application_id ?? UNALLOCATED}`;
};

/** Where a line comes from, unless it is a direct charge. */
const toOrigin = (row: CostLineRow, names: LineNames) => {
  if (row.kind === 'restated')
    return { restatement: toRestatement(row, names) };
  return {
    ...(row.kind === 'unallocated' && { reason: toReason(row) }),
    ...(row.pool_id !== null && {
      pool: toPool(row, row.pool_id, names),
      rule: toRule(row),
    }),
  };
};

export const toLine = (row: CostLineRow, names: LineNames): CostLine => ({
  lineId: formatLineId(row),
  runId: row.run_id,
  period: row.period,
  chargePeriod: {
    from: row.charge_from.toISOString(),
    to: row.charge_to.toISOString(),
  },
  application: row.application_id,
  kind: row.kind,
  amount: row.amount,
  charge: row.is_charge ? toCharge(row, names) : null,
  ...toOrigin(row, names),
  raw: row.is_charge ? toRaw(row.raw_line, names) : null,
});
