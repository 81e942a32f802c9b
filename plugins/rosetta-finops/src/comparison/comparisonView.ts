import {
  ComparedSide,
  CostFilters,
  GroupBy,
  Measure,
  UNALLOCATED,
} from '@rosetta/contracts/finops';
import { Day, Month, addMonths, countMonths } from '@rosetta/contracts/values';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { changeParams } from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { CostsPageView } from '../costs/costsPageView';
import { MONTHS_URL } from '../months/monthRange';
import { Comparison } from '../types';

/** What a window can be compared with. */
export const OTHER_SIDES = [
  'previous',
  'year',
  'period',
  'application',
  'group',
  'day',
] as const;
export type OtherSide = (typeof OTHER_SIDES)[number];

const { application, group } = CostFilters.required().shape;

/** What the page is set to, as its address says it. */
export const ComparisonUrl = z.object({
  ...MONTHS_URL.shape,
  with: z.enum(OTHER_SIDES),
  withFrom: Month,
  withTo: Month,
  withApplication: application,
  withGroup: group,
  at: Day,
  by: GroupBy,
  measure: Measure,
  currency: z.string().regex(/^[A-Z]{3}$/),
  ...CostFilters.required().shape,
});
export type ComparisonView = Partial<z.infer<typeof ComparisonUrl>>;

/** A link may name the other side without saying of what kind it is. */
export const otherSideOf = (view: ComparisonView): OtherSide => {
  if (view.with) return view.with;
  if (view.withFrom ?? view.withTo) return 'period';
  if (view.withApplication) return 'application';
  if (view.withGroup) return 'group';
  return view.at ? 'day' : 'previous';
};

/** Of one other side there is only one: what was chosen for another is taken away. */
export const NO_OTHER_SIDE = {
  with: undefined,
  withFrom: undefined,
  withTo: undefined,
  withApplication: undefined,
  withGroup: undefined,
  at: undefined,
} satisfies ComparisonView;

/** The months of the other window, where they are chosen. */
export const otherRange = ({
  withFrom,
  withTo,
}: ComparisonView): MonthRange | undefined => {
  const from = withFrom ?? (withTo && addMonths(withTo, -1));
  if (!from) return undefined;
  const next = addMonths(from, 1);
  return { from, to: withTo && withTo > from ? withTo : next };
};

const FILTERS = Object.keys(CostFilters.shape) as (keyof CostFilters)[];

/** What narrows both sides. */
const filtersOf = (view: ComparisonView): CostFilters =>
  Object.fromEntries(FILTERS.map(name => [name, view[name]]));

type Missing = 'application' | 'withApplication' | 'group' | 'withGroup' | 'withFrom' | 'at'; // prettier-ignore

/** What must still be chosen before there is anything to compare. */
export const missingChoice = (view: ComparisonView): Missing | undefined => {
  const asked: Record<OtherSide, Missing[]> = {
    previous: [],
    year: [],
    period: ['withFrom'],
    application: ['application', 'withApplication'],
    group: ['group', 'withGroup'],
    day: ['at'],
  };
  const side = otherSideOf(view);
  if (side === 'period' && view.withTo) return undefined;
  return asked[side].find(name => view[name] === undefined);
};

/** What is asked of the service. */
export const queryOf = (view: ComparisonView, range: MonthRange) => {
  const { withFrom, withTo, withApplication, withGroup, at } = view;
  const { by: groupBy, measure, currency, from, to } = view;
  const side = otherSideOf(view);
  const others = {
    previous: { with: 'previous' as const },
    year: { with: 'year' as const },
    period: { withFrom, withTo },
    application: { withApplication },
    group: { withGroup },
    day: { at },
  };
  // Without months of one's own, the service takes those around the day.
  const window = side === 'day' && !from && !to && !view.period ? {} : range;
  return { ...window, ...filtersOf(view), ...others[side], groupBy, measure, currency }; // prettier-ignore
};

/** The month of the last day before this one. */
const lastMonthOf = (end: string) =>
  end.endsWith('-01') ? addMonths(end.slice(0, 7), -1) : end.slice(0, 7);

/** A month stands beside the one that it is compared with. */
const monthOf = ({ now }: Comparison, side: ComparedSide, key: string) =>
  addMonths(key, countMonths(now.from, side.from));

const rowOf = (
  comparison: Comparison,
  side: ComparedSide,
  key: string,
): CostsPageView => {
  const { groupBy } = comparison;
  if (key === UNALLOCATED) return { kind: 'unallocated' };
  if (groupBy !== 'month') return { [groupBy]: key };
  const month = monthOf(comparison, side, key);
  return { from: month, to: addMonths(month, 1) };
};

/** The months that the lines of a side are of: of days, those that these are in. */
export const linesMonths = ({ days, from, to }: ComparedSide): MonthRange =>
  days
    ? { from: days.from.slice(0, 7), to: addMonths(lastMonthOf(days.to), 1) }
    : { from, to };

/** The lines behind one side of a row, or of the total. */
export const linesAddress = (
  view: ComparisonView,
  comparison: Comparison,
  side: ComparedSide,
  key?: string,
): string => {
  const { application: owner, group: team } = side;
  const address: CostsPageView = {
    view: 'lines',
    ...linesMonths(side),
    measure: view.measure,
    currency: comparison.currency,
    ...filtersOf(view),
    ...(owner !== undefined && { application: owner }),
    ...(team !== undefined && { group: team }),
    ...(key !== undefined && rowOf(comparison, side, key)),
  };
  return String(changeParams(new URLSearchParams(), address));
};
