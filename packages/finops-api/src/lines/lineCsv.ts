import { CostLine, Measure } from '@rosetta/contracts/finops';
import { textCell, toCsv } from '@rosetta/service-kit';

const COLUMNS = [
  'lineId', 'runId', 'period', 'chargeFrom', 'chargeTo', 'application', 'kind',
  'measure', 'currency', 'amount', 'chargeAmount', 'provider', 'account',
  'resource', 'product', 'category', 'tags', 'pool', 'poolCharges', 'poolAmount',
  'rule', 'ruleVersion', 'method', 'weight', 'totalWeight', 'ratio', 'dataset', 'file', 'row',
  'subAccount', 'subAccountName', 'region', 'chargeClass', 'invoice', 'sku', 'consumedQuantity',
  'consumedUnit', 'reason', 'reasonText', 'restatedPeriod', 'restatedWhy', 'restatedReason',
  'originalAmount', 'originalCurrency', 'exchangeRate',
]; // prettier-ignore

const toCells = (line: CostLine, measure: Measure) => {
  const { charge, pool, rule, raw, restatement } = line;
  const of = (charge ?? pool ?? restatement)!;
  return [
    line.lineId, line.runId, line.period, line.chargePeriod.from,
    line.chargePeriod.to, textCell(line.application), line.kind,
    measure, of.currency, line.amount, charge?.amount,
    textCell(of.provider), textCell(of.account), textCell(charge?.resource),
    textCell(of.product), textCell(of.category), charge && JSON.stringify(charge.tags),
    pool?.id, pool?.charges, pool?.amount,
    textCell(rule?.id), rule?.version, rule?.method, rule?.weight,
    rule?.totalWeight, rule?.ratio, raw?.dataset, textCell(raw?.file), raw?.row,
    textCell(charge?.subAccount), textCell(charge?.subAccountName), textCell(charge?.region),
    textCell(charge?.chargeClass), textCell(charge?.invoice), textCell(charge?.sku),
    charge?.consumed?.amount, textCell(charge?.consumed?.unit),
    line.reason?.code, textCell(line.reason?.text),
    restatement?.period, restatement?.why.join(' '), textCell(restatement?.reason),
    charge?.original?.amount, charge?.original?.currency, charge?.original?.rate,
  ]; // prettier-ignore
};

/** Streams CSV batch by batch, so that its size has no limit. */
export async function* linesToCsv(
  batches: AsyncIterable<readonly { line: CostLine }[]>,
  measure: Measure,
): AsyncGenerator<string> {
  let header = [COLUMNS];
  for await (const batch of batches) {
    yield toCsv([
      ...header,
      ...batch.map(({ line }) => toCells(line, measure)),
    ]);
    header = [];
  }
  if (header.length > 0) yield toCsv(header);
}
