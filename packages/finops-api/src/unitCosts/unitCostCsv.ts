import { textCell, toCsv } from '@rosetta/service-kit';
import { UnitCosts } from './UnitCostService';

const COLUMNS = [
  'month', 'key', 'label', 'metric', 'unit', 'currency', 'measure', 'amount',
  'quantity', 'unitCost', 'change', 'reason', 'incomplete',
]; // prettier-ignore

/** A row for each item and month of the JSON answer, in the same order; first those of the total, which have no key. */
export const unitCostsToCsv = ({
  metric,
  currency,
  measure,
  total,
  items,
}: UnitCosts): string =>
  toCsv([
    COLUMNS,
    ...[{ key: '', label: '', ...total }, ...items].flatMap(item =>
      item.months.map(month => [
        month.month,
        textCell(item.key),
        textCell(item.label),
        textCell(metric ?? ''),
        textCell(month.unit ?? ''),
        currency,
        measure,
        month.amount,
        month.quantity,
        month.unitCost,
        month.change,
        month.reason ?? '',
        month.incomplete ?? 0,
      ]),
    ),
  ]);
