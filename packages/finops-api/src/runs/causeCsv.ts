import { CHANGE_CAUSES, RunCauses } from '@rosetta/contracts/finops';
import { textCell, toCsv } from '@rosetta/service-kit';

const COLUMNS = [
  'application', 'label', 'currency', 'before', 'after', 'difference',
  'byBill', 'byRate', 'byPivot', 'byRule', 'byWeights', 'runId', 'withRunId',
]; // prettier-ignore

/** The items of the JSON answer, in the same order. */
export const causesToCsv = ({ run, with: other, items }: RunCauses): string =>
  toCsv([
    COLUMNS,
    ...items.map(({ key, label, causes, ...figure }) => [
      textCell(key),
      textCell(label),
      figure.unit,
      figure.before,
      figure.after,
      figure.difference,
      ...CHANGE_CAUSES.map(cause => causes[cause]),
      run.runId,
      other?.runId,
    ]),
  ]);
