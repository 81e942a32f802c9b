import { COST_DRIVERS } from '@rosetta/contracts/finops';
import { textCell, toCsv } from '@rosetta/service-kit';
import { Comparison } from './ComparisonService';

const COLUMNS = [
  'key', 'label', 'currency', 'measure', 'now', 'before', 'difference', 'change',
  ...COST_DRIVERS,
]; // prettier-ignore

/** The rows of the JSON answer, in the same order. */
export const comparisonToCsv = ({
  currency,
  measure,
  items,
}: Comparison): string =>
  toCsv([
    COLUMNS,
    ...items.map(item => [
      textCell(item.key),
      textCell(item.label),
      currency,
      measure,
      item.now.amount,
      item.before.amount,
      item.difference,
      item.change,
      ...COST_DRIVERS.map(driver => item.drivers?.[driver]),
    ]),
  ]);
