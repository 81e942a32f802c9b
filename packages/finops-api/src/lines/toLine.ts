import { CostLine } from '@rosetta/contracts/finops';
import { parseRawLine, CostLineRow } from '@rosetta/finops-mart';

/** Names of keys in the runs that are read. */
export interface LineNames {
  products: Map<string, string>;
  files: Map<string, string>;
}

/** The dataset of bills. */
const DATASET = 'focus';

const toCharge = (row: CostLineRow, { products }: LineNames) => ({
  amount: row.charge_amount,
  currency: row.currency,
  provider: row.provider,
  account: row.billing_account,
  ...(row.resource !== null && { resource: row.resource }),
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
    ...(row.rule_id && { rule: toRule(row) }),
    raw: {
      dataset: DATASET,
      file: names.files.get(String(rawImport)) ?? '',
      row: rawRow,
    },
  };
};
