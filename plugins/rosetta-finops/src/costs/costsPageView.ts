import { z } from 'zod';
import {
  CostFilters,
  GroupBy,
  LineKind,
  LineSort,
  Measure,
  SortOrder,
  UNALLOCATED,
  UnallocatedBy,
} from '@rosetta/contracts/finops';
import { addMonths, countMonths } from '@rosetta/contracts/values';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { MONTHS_URL } from '../months/monthRange';
import { CostQuery } from '../types';

/** What the costs page is set to, as its address says it. */
export const CostsUrl = z.object({
  ...MONTHS_URL.shape,
  measure: Measure,
  currency: z.string().regex(/^[A-Z]{3}$/),
  asOf: z.iso.datetime(),
  ...CostFilters.required().shape,
  /** Another order of going down than domain → family → product → application. */
  by: GroupBy,
  compare: z.enum(['previous', 'year', 'none']),
  picture: z.enum(['bars', 'columns']),
  view: z.enum(['lines', 'unallocated', 'explain']),
  kind: LineKind,
  /** Why lines are unallocated. */
  reason: z.string().min(1),
  /** By which lines are indirect; `none` for those that no rule took. */
  rule: z.string().min(1),
  ruleVersion: z.string().regex(/^[1-9]\d*$/),
  /** What unallocated cost is listed by. */
  list: UnallocatedBy,
  /** Of the lines. */
  sort: LineSort,
  order: SortOrder,
});
export type CostsPageView = Partial<z.infer<typeof CostsUrl>>;

/** Whose cost it is: of applications, or of a group and those below it. */
export type CostOwner = Pick<CostsPageView, 'application' | 'group'>;
export type Comparison = NonNullable<CostsPageView['compare']>;

const DOWN = ['domain', 'family', 'product', 'application'] as const;
/** What can be gone down into, and so stands in the path. */
const STEPS = [...DOWN, 'group'] as const;
export type Step = (typeof STEPS)[number];
export const isStep = (name: string): name is Step =>
  (STEPS as readonly string[]).includes(name);

/** What the rows are; none when the lines themselves are shown, or what is unallocated. */
export const levelOf = (view: CostsPageView): GroupBy | undefined => {
  if (view.view) return undefined;
  return view.by ?? DOWN.find(step => view[step] === undefined);
};

/** One level down, from a row of this level. */
export const openedBy = (level: GroupBy, key: string): CostsPageView => {
  // Nobody owns what is unallocated: below it there are only its lines.
  if (key === UNALLOCATED) return { view: 'lines', kind: 'unallocated' };
  if (level === 'month')
    return {
      from: key,
      to: addMonths(key, 1),
      period: undefined,
      by: undefined,
      picture: undefined,
    };
  return { [level]: key, by: level === 'group' ? 'application' : undefined };
};

/** Lines are of all currencies unless told otherwise: those below a figure are of the figure's. */
export const inCurrency = (
  view: CostsPageView,
  change: CostsPageView,
  currency: string,
): CostsPageView =>
  levelOf({ ...view, ...change }) ? change : { ...change, currency };

/** What every question of the page has in common. */
export const queryOf = (view: CostsPageView, range: MonthRange) => {
  const { measure, currency, asOf, domain, family, product } = view;
  const { application, group, billingAccount, provider } = view;
  const { chargeCategory, account, region, resource, tag, day } = view;
  return {
    ...range,
    measure,
    currency,
    asOf,
    domain,
    family,
    product,
    application,
    group,
    billingAccount,
    provider,
    chargeCategory,
    account,
    region,
    resource,
    tag,
    day,
  } satisfies CostQuery;
};

/**
 * What the page of comparisons is set to, to say why these figures differ from those before. There is no such
 * day before: all of the months are compared.
 */
export const comparedBy = (view: CostsPageView, range: MonthRange) => {
  const { asOf: _, day: __, ...query } = queryOf(view, range);
  return {
    ...query,
    with: view.compare === 'year' ? 'year' : 'previous',
    by: levelOf(view),
  };
};

/** The window of the same length that a comparison looks at. */
export const comparedRange = (
  { from, to }: MonthRange,
  compare: Comparison,
): MonthRange | undefined => {
  if (compare === 'none') return undefined;
  const months = compare === 'year' ? 12 : countMonths(from, to);
  return { from: addMonths(from, -months), to: addMonths(to, -months) };
};
