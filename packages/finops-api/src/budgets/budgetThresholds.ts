import { Budget, BudgetAlert } from '@rosetta/contracts/finops';
import { isMoreThan, multiplierOf } from '@rosetta/contracts/values';
import { BudgetThresholds, NewBudgetAlert } from '@rosetta/finops-mart';

type Threshold = Pick<BudgetAlert, 'basis' | 'percent'>;

interface Comparison {
  thresholds: BudgetThresholds;
  /** Of this budget, before. */
  raised: readonly Threshold[];
  /** The one that is running, YYYY-MM. */
  month: string;
}

/** Higher ones are worse: of the same percentage, the forecast warns before the month has cost it. */
const rankOf = ({ basis, percent }: Threshold) =>
  2 * percent + Number(basis === 'actual');

const costOf = ({ actual, forecast }: Budget, { basis }: Threshold) =>
  basis === 'actual' ? actual : forecast?.amount ?? null;

const isPassed = (budget: Budget, threshold: Threshold) => {
  const cost = costOf(budget, threshold);
  if (cost === null) return false;
  const [hundredfold, limit] = [
    multiplierOf('100')(cost),
    multiplierOf(`${threshold.percent}`)(budget.amount),
  ];
  return isMoreThan(hundredfold, limit);
};

/** Of a month that is over, that it has not used its budget up is no warning any more. */
const isNews = (isOver: boolean, { percent }: Threshold) =>
  !isOver || percent >= 100;

/**
 * The highest threshold that a budget passes, where it is higher than all that were raised of it: who was
 * told of a higher one learns nothing from a lower one.
 */
export const alertOf = (
  budget: Budget,
  { thresholds, raised, month: running }: Comparison,
): NewBudgetAlert | undefined => {
  const all: Threshold[] = [
    ...thresholds.actual.map(percent => ({ basis: 'actual' as const, percent })), // prettier-ignore
    ...thresholds.forecast.map(percent => ({ basis: 'forecast' as const, percent })), // prettier-ignore
  ];
  const highest = all
    .filter(threshold => isNews(budget.month < running, threshold))
    .filter(threshold => isPassed(budget, threshold))
    .sort((a, b) => rankOf(b) - rankOf(a))
    .at(0);
  if (!highest) return undefined;
  if (raised.some(each => rankOf(each) >= rankOf(highest))) return undefined;
  const { kind, key, month, currency, label, amount, updatedBy } = budget;
  return {
    ...{ kind, key, month, currency, label, amount },
    ...highest,
    cost: costOf(budget, highest)!,
    setBy: updatedBy,
  };
};
