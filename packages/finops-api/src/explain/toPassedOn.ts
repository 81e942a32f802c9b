import { PassedOn } from '@rosetta/contracts/finops';
import { PassedOnRow } from '@rosetta/finops-mart';
import { ExplainNames, toBearer, toRule } from './toNodes';

export const toPassedOn = (
  rows: readonly PassedOnRow[],
  names: ExplainNames,
): { amount: string; items: PassedOn[] } => ({
  amount: rows[0]?.total ?? '0',
  items: rows.map(row => ({
    application: row.origin!,
    label: names.applications.get(row.origin!) ?? row.origin!,
    rule: toRule(row, names),
    bearer: toBearer(row, names),
    amount: row.amount,
  })),
});
