import { UNIT_COST_DECIMALS, UnitCostMonth } from '@rosetta/contracts/finops';
import { divideDecimals } from '@rosetta/contracts/values';

/** A month's cost, and its quantity of the metric. */
export interface MonthOfUnits {
  month: string;
  isPublished: boolean;
  cost?: { amount: string; incomplete?: number };
  consumed?: { quantity: string; unit: string };
}

const reasonOf = ({
  isPublished,
  cost,
  consumed,
}: MonthOfUnits): UnitCostMonth['reason'] => {
  if (!isPublished) return 'not-published';
  if (!consumed) return 'no-quantity';
  if (consumed.quantity === '0') return 'zero-quantity';
  return cost ? undefined : 'no-cost';
};

const toMonth = (of: MonthOfUnits): Omit<UnitCostMonth, 'change'> => {
  const { month, cost, consumed } = of;
  const reason = reasonOf(of);
  return {
    month,
    amount: cost?.amount ?? null,
    quantity: consumed?.quantity ?? null,
    unit: consumed?.unit ?? null,
    unitCost: reason
      ? null
      : divideDecimals(cost!.amount, consumed!.quantity, UNIT_COST_DECIMALS),
    ...(reason && { reason }),
    ...(cost?.incomplete && { incomplete: cost.incomplete }),
  };
};

type UnitCost = Pick<UnitCostMonth, 'unitCost' | 'unit'>;

/** A ratio to read; figures themselves are never numbers. */
const changeOf = (now: UnitCost, before?: UnitCost) => {
  if (!now.unitCost || !before?.unitCost || before.unitCost === '0')
    return null;
  if (now.unit !== before.unit) return null;
  const [amount, earlier] = [now.unitCost, before.unitCost].map(Number);
  return (amount - earlier) / Math.abs(earlier);
};

/** Pure: what one unit cost in each of some months that follow each other. */
export const toUnitCosts = (
  months: readonly MonthOfUnits[],
): UnitCostMonth[] => {
  const costs = months.map(toMonth);
  return costs.map((month, at) => ({
    ...month,
    change: changeOf(month, costs[at - 1]),
  }));
};
