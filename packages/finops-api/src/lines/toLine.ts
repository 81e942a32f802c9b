import { CostLine } from '@rosetta/contracts/finops';
import { addressOf, CostLineRow, PublishedRun } from '@rosetta/finops-mart';

/** What keys are called in the runs that are read. */
export interface LineNames {
  products: Map<string, string>;
  files: Map<string, string>;
}

/** The dataset that bills come from. */
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

/** What a share carries; a line without a rule has none of it. */
const toRule = (row: CostLineRow) => ({
  id: row.rule_id!,
  version: row.rule_version!,
  method: row.method!,
  weight: row.weight!,
  totalWeight: row.total_weight!,
  ratio: row.ratio!,
});

/** A share is named by its application too, as one charge has many. */
const lineIdOf = (row: CostLineRow, { runId }: PublishedRun) =>
  [runId, row.raw_line, ...(row.rule_id ? [row.application_id] : [])].join(':');

export const toLine = (
  row: CostLineRow,
  run: PublishedRun,
  names: LineNames,
): CostLine => {
  const { rawImport, rawRow } = addressOf(row.raw_line);
  return {
    lineId: lineIdOf(row, run),
    runId: run.runId,
    period: run.period,
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
