import { RouteAnswer } from '@rosetta/contracts';
import {
  CostFilters,
  MAX_METRIC_LENGTH,
  Measure,
  UnitCostGroupBy,
  listUnitCosts,
} from '@rosetta/contracts/finops';
import { Month, addMonths } from '@rosetta/contracts/values';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { z } from 'zod';
import { CostsPageView } from '../costs/costsPageView';
import { MONTHS_URL, monthRangeOf } from '../months/monthRange';
import { lastMonths } from '../months/lastMonths';
import { Periods } from '../types';

export type UnitCosts = RouteAnswer<typeof listUnitCosts>;
export type UnitCostMonth = UnitCosts['total']['months'][number];

/** Where the last month with a unit cost stands; -1 where none has one. */
export const lastKnownAt = ({ total: { months } }: UnitCosts): number =>
  months.findLastIndex(({ unitCost }) => unitCost !== null);

/** The last month with a unit cost, if any. */
export const lastKnownMonth = (answer: UnitCosts): UnitCostMonth | undefined =>
  answer.total.months[lastKnownAt(answer)];

const { application, group, domain, product } = CostFilters.required().shape;

/** What the page is set to, in its address. */
export const UNIT_COST_VIEW = z.object({
  ...MONTHS_URL.shape,
  metric: z.string().min(1).max(MAX_METRIC_LENGTH),
  by: UnitCostGroupBy,
  measure: Measure,
  currency: z.string().regex(/^[A-Z]{3}$/),
  ...{ application, group, domain, product },
  /** Whose rows of consumption are shown: of a month, and of a row of the table, or of all. */
  rowsOf: Month,
  rowsFor: z.string().min(1),
});
export type UnitCostView = Partial<z.infer<typeof UNIT_COST_VIEW>>;

/** The last year unless the address says other months: one unit cost alone tells little. */
export const rangeOf = (view: UnitCostView, periods: Periods): MonthRange =>
  view.period || view.from || view.to
    ? monthRangeOf(view, periods)
    : lastMonths(periods);

/** What narrows the view, and one row of its table where one is asked for. */
export const filtersOf = (
  view: Pick<UnitCostView, 'application' | 'group' | 'domain' | 'product'>,
  key?: string,
  by: UnitCostGroupBy = 'application',
) => ({
  application: view.application,
  group: view.group,
  domain: view.domain,
  product: view.product,
  ...(key !== undefined && { [by]: key }),
});

/** What is asked of the service. */
export const queryOf = (
  { metric, by, measure, currency, ...view }: UnitCostView,
  range: MonthRange,
) => ({
  ...range,
  ...{ metric, measure, currency, groupBy: by },
  ...filtersOf(view),
});

/** The lines behind a cost. */
export const linesOf = (
  view: UnitCostView,
  { month, currency, key }: { month: string; currency: string; key?: string },
): CostsPageView => ({
  ...filtersOf(view, key, view.by),
  ...{ from: month, to: addMonths(month, 1), view: 'lines' },
  ...{ currency, measure: view.measure },
});

/** One level down, from a row of the table. */
export const openedBy = (
  by: UnitCostGroupBy,
  key: string,
): UnitCostView | undefined => {
  if (by === 'group') return { group: key, by: 'application' };
  if (by === 'application') return { application: key, by: 'product' };
  return by === 'domain' ? { domain: key, by: 'product' } : undefined;
};
