import { textCell, toCsv } from '@rosetta/service-kit';
import { Costs } from './CostService';

const COLUMNS = [
  'key', 'label', 'currency', 'measure', 'amount', 'direct', 'indirect',
  'unallocated', 'restated', 'incomplete', 'previous', 'change',
]; // prettier-ignore

/** The rows of the JSON answer, in the same order. */
export const costsToCsv = ({ currency, measure, items }: Costs): string =>
  toCsv([
    COLUMNS,
    ...items.map(item => [
      textCell(item.key),
      textCell(item.label),
      currency,
      measure,
      item.amount,
      item.direct,
      item.indirect,
      item.unallocated,
      item.restated ?? '0',
      item.incomplete ?? 0,
      item.previous,
      item.change,
    ]),
  ]);
