import {
  BUDGET_KINDS,
  Budget,
  BudgetKind,
  ForecastBacktest,
} from '@rosetta/contracts/finops';
import { Group } from '@rosetta/contracts/ref';
import { RouteAnswer } from '@rosetta/contracts';
import { getForecast } from '@rosetta/contracts/finops';
import { monthsOf } from '@rosetta/contracts/values';
import {
  compareDecimals,
  ratioOf,
  sumDecimals,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Costs } from '../types';

interface Answers {
  /** Months of the same range: all effective cost; that of use; and that of use at list price. */
  costs: Costs;
  usage: Costs;
  usageAtList: Costs;
  budgets: readonly Budget[];
  groups: readonly Pick<Group, 'id' | 'parent'>[];
  forecast: RouteAnswer<typeof getForecast>;
}

/** Each a share, and null where it is not known. */
interface Shares {
  allocated: number | null;
  savings: number | null;
  variance: number | null;
}

export interface KpiMonth extends Shares {
  /** The month, which its row is called by. */
  id: string;
}

export interface Kpis extends Shares {
  currency: string;
  from: string;
  to: string;
  months: KpiMonth[];
  missing: string[];
  /** What the budgets that are compared are of; amounts of two kinds would count costs twice. */
  budgetKind?: BudgetKind;
  budgeted: string;
  actual: string;
  /** What use would have cost at list price, and did. */
  atList: string;
  effective: string;
  /** Lines of use without a list price. */
  incomplete?: number;
  backtest?: ForecastBacktest;
}

type Amounts = Costs['total'] | Costs['items'][number];

/** FinOps Foundation, "Percentage of Costs Allocated": what applications bear, of all. */
const allocatedShare = (amounts?: Amounts) =>
  amounts
    ? ratioOf(sumDecimals([amounts.direct, amounts.indirect]), amounts.amount)
    : null;

/** FinOps Foundation, "Effective Savings Rate": 1 − effective / list, of use. */
const savingsRate = (usage?: Amounts, atList?: Amounts) => {
  const paid = usage && atList && ratioOf(usage.amount, atList.amount);
  return paid === null || paid === undefined ? null : 1 - paid;
};

const isMeasured = (budget: Budget): budget is Budget & { actual: string } =>
  budget.actual !== null;

const amountOf = (budgets: readonly Budget[]) =>
  sumDecimals(budgets.map(({ amount }) => amount));

/** FinOps Foundation, "Budget Variance": (actual − budget) / budget, of months that are published. */
const varianceOf = (budgets: readonly (Budget & { actual: string })[]) => {
  const used = ratioOf(
    sumDecimals(budgets.map(({ actual }) => actual)),
    amountOf(budgets),
  );
  return used === null ? null : used - 1;
};

/** A group's budget holds for the groups below it: theirs are part of it, and not of the sum. */
const outermost = <B extends Budget>(
  budgets: readonly B[],
  groups: Answers['groups'],
): B[] => {
  const parents = new Map(groups.map(({ id, parent }) => [id, parent]));
  const known = new Set(
    budgets
      .filter(({ kind }) => kind === 'group')
      .map(({ month, key }) => `${month} ${key}`),
  );
  const isBelow = (month: string, group: string) => {
    const seen = new Set<string>();
    let above = parents.get(group);
    while (above && !seen.has(above)) {
      if (known.has(`${month} ${above}`)) return true;
      seen.add(above);
      above = parents.get(above);
    }
    return false;
  };
  return budgets.filter(
    ({ kind, month, key }) => kind !== 'group' || !isBelow(month, key),
  );
};

/** The kind with the most money: a month's budgets of two kinds are of the same costs. */
const largestKind = (budgets: readonly Budget[]): BudgetKind | undefined => {
  const sums = BUDGET_KINDS.map(kind => ({
    kind,
    of: budgets.filter(budget => budget.kind === kind),
  })).filter(({ of }) => of.length > 0);
  return sums.sort((a, b) => compareDecimals(amountOf(b.of), amountOf(a.of)))[0]
    ?.kind;
};

const byMonth = ({ items }: Costs) =>
  new Map(items.map(item => [item.key, item]));

/** What the FinOps Foundation calls a practice by, from what pages show anyway. */
export const toKpis = ({
  costs,
  usage,
  usageAtList,
  budgets,
  groups,
  forecast,
}: Answers): Kpis => {
  const { currency, from, to, missing } = costs;
  const measured = outermost(
    budgets.filter(isMeasured).filter(each => each.currency === currency),
    groups,
  );
  const budgetKind = largestKind(measured);
  const compared = measured.filter(({ kind }) => kind === budgetKind);
  const [all, used, listed] = [costs, usage, usageAtList].map(byMonth);
  return {
    ...{ currency, from, to, missing, budgetKind },
    allocated: allocatedShare(costs.total),
    savings: savingsRate(usage.total, usageAtList.total),
    variance: varianceOf(compared),
    budgeted: amountOf(compared),
    actual: sumDecimals(compared.map(({ actual }) => actual)),
    atList: usageAtList.total.amount,
    effective: usage.total.amount,
    incomplete: usageAtList.total.incomplete,
    backtest: forecast.total.backtest,
    months: monthsOf(from, to).map(id => ({
      id,
      allocated: allocatedShare(all.get(id)),
      savings: savingsRate(used.get(id), listed.get(id)),
      variance: varianceOf(compared.filter(({ month }) => month === id)),
    })),
  };
};
