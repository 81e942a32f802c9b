import { CostLine } from '@rosetta/contracts/finops';
import { parseRawLine, CostLineRow } from '@rosetta/finops-mart';
import { toReason } from './toReason';

/** Names of keys in the runs that are read. */
export interface LineNames {
  products: Map<string, string>;
  files: Map<string, string>;
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

const toCommitment = (row: CostLineRow) =>
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

const toCharge = (row: CostLineRow, { products }: LineNames) => ({
  amount: row.charge_amount,
  currency: row.currency,
  provider: row.provider,
  account: row.billing_account,
  ...known({
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

/** The rule of a share. */
const toRule = (row: CostLineRow) => ({
  id: row.rule_id!,
  version: row.rule_version!,
  method: row.method!,
  weight: row.weight!,
  totalWeight: row.total_weight!,
  ratio: row.ratio!,
});

/** The id of a share includes its application, as one charge has several shares. */
const formatLineId = (row: CostLineRow) =>
  [row.run_id, row.raw_line, ...(row.rule_id ? [row.application_id] : [])].join(
    ':',
  );

export const toLine = (row: CostLineRow, names: LineNames): CostLine => {
  const { rawImport, rawRow } = parseRawLine(row.raw_line);
  return {
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
    charge: toCharge(row, names),
    ...(row.kind === 'unallocated' && { reason: toReason(row) }),
    ...(row.rule_id && { rule: toRule(row) }),
    raw: {
      dataset: DATASET,
      file: names.files.get(String(rawImport)) ?? '',
      row: rawRow,
    },
  };
};
