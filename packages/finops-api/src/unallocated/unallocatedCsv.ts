import { textCell, toCsv } from '@rosetta/service-kit';
import { Unallocated } from './UnallocatedService';

const COLUMNS = [
  'key', 'label', 'currency', 'measure', 'amount', 'lines', 'action', 'cure',
]; // prettier-ignore

/** All rows of the JSON answer, in the same order. */
export const unallocatedToCsv = ({
  currency,
  measure,
  items,
}: Unallocated): string =>
  toCsv([
    COLUMNS,
    ...items.map(({ key, label, amount, lines, cure }) => [
      textCell(key),
      textCell(label),
      currency,
      measure,
      amount,
      lines,
      cure.action,
      textCell(cure.text),
    ]),
  ]);
