import { z } from 'zod';
import { defineRoute } from '../route';
import {
  CurrencyCode,
  Decimal,
  Instant,
  Month,
  PageQuery,
  pageOf,
  requireFromBeforeTo,
} from '../values';
import { FIGURES_GONE, MAX_KEY_LENGTH } from './costs';
import { FORECAST_METHODS, FORECAST_REASONS, ForecastMonth } from './forecast';
import {
  Revision,
  changeOfValue,
  decimalFromZero,
  valuesThatChanged,
  valuesToSet,
} from './valuesToSet';

/** What a budget is of: the dimensions of costs that people answer for. */
export const BUDGET_KINDS = [
  'application',
  'group',
  'product',
  'domain',
] as const;
export const BudgetKind = z.enum(BUDGET_KINDS);
export type BudgetKind = z.infer<typeof BudgetKind>;

/** A year of budgets of four hundred applications. */
export const MAX_BUDGETS = 5_000;

const Amount = decimalFromZero('must be 0 or more; null removes the budget');

const BudgetKey = z.object({
  kind: BudgetKind,
  /** A référentiel id of an application or group, the key of a product or domain. */
  key: z.string(),
  /** Of billing, UTC. */
  month: Month,
  currency: z.string(),
});
export type BudgetKey = z.infer<typeof BudgetKey>;

/** By the actual amount, else by what is forecast. */
export const BUDGET_STATES = ['on-track', 'will-pass', 'passed'] as const;
export const BudgetState = z.enum(BUDGET_STATES);
export type BudgetState = z.infer<typeof BudgetState>;

/** What the month of a budget is expected to come to, as `GET /v1/forecast` answers it. */
export const BudgetForecast = ForecastMonth.omit({ month: true }).extend({
  method: z.enum(FORECAST_METHODS),
});
export type BudgetForecast = z.infer<typeof BudgetForecast>;

/** Effective cost, in one month and currency. A group’s holds for the groups below it too. */
export const Budget = BudgetKey.extend({
  label: z.string(),
  amount: Decimal,
  /** What the month cost; null where it is not published. */
  actual: Decimal.nullable(),
  /** actual / amount; null where either is nothing to divide. */
  used: z.number().nullable(),
  /** Of this month and of the year after the last one that is over; null of others, and where nothing is forecast. */
  forecast: BudgetForecast.nullable(),
  /** Why nothing is forecast of a month that could be. */
  noForecast: z.enum(FORECAST_REASONS).optional(),
  /** Null where neither what the month cost nor what it will is known. */
  state: BudgetState.nullable(),
  updatedBy: z.string(),
  updatedAt: Instant,
});
export type Budget = z.infer<typeof Budget>;

export const BudgetToSet = z.strictObject({
  kind: BudgetKind,
  key: z.string().trim().min(1).max(MAX_KEY_LENGTH),
  month: Month,
  currency: CurrencyCode,
  /** Null removes it. */
  amount: Amount.nullable(),
});
export type BudgetToSet = z.infer<typeof BudgetToSet>;

export const listBudgets = defineRoute({
  id: 'listBudgets',
  method: 'get',
  path: '/v1/budgets',
  summary:
    'Budgets, what the months cost and what they are expected to, newest month first',
  action: 'finops.read',
  query: PageQuery.extend({
    /** `from` is in, `to` is out; one bound alone is one month; all months without any. */
    from: Month.optional(),
    to: Month.optional(),
    kind: BudgetKind.optional(),
    key: z.string().min(1).max(MAX_KEY_LENGTH).optional(),
    currency: CurrencyCode.optional(),
  }).superRefine(requireFromBeforeTo),
  answer: pageOf(Budget).extend({ revision: Revision }),
  alternatives: ['text/csv'],
  gone: FIGURES_GONE,
  // A forecast takes some milliseconds, and a page has up to five hundred.
  timeoutSeconds: 60,
});

/** A budget as it was before and after somebody changed it. */
export const BudgetChange = changeOfValue(BudgetKey);
export type BudgetChange = z.infer<typeof BudgetChange>;

/** All four are of one budget. */
const BudgetFilters = {
  kind: BudgetKind.optional(),
  key: z.string().min(1).max(MAX_KEY_LENGTH).optional(),
  month: Month.optional(),
  currency: CurrencyCode.optional(),
};

export const listBudgetChanges = defineRoute({
  id: 'listBudgetChanges',
  method: 'get',
  path: '/v1/budgets/changes',
  summary: 'Who changed budgets, when, from what to what; newest first',
  action: 'finops.read',
  query: PageQuery.extend(BudgetFilters),
  answer: pageOf(BudgetChange),
});

/** By what a threshold is passed: what the month cost, or what it is forecast to. */
export const ALERT_BASES = ['actual', 'forecast'] as const;

/** A threshold of a budget that was passed: raised once for each budget and month, whatever became of the budget since. */
export const BudgetAlert = BudgetKey.extend({
  id: z.uuid(),
  label: z.string(),
  basis: z.enum(ALERT_BASES),
  /** Of the budget. */
  percent: z.int(),
  /** The budget, and what the month cost or was expected to, when it was passed. */
  amount: Decimal,
  cost: Decimal,
  /** Who set the budget: told where nobody owns what it is of. */
  setBy: z.string(),
  raisedAt: Instant,
  /** Null until the notification was accepted. */
  toldAt: Instant.nullable(),
  toldTo: z.array(z.string()),
});
export type BudgetAlert = z.infer<typeof BudgetAlert>;

/** The people of a group. */
const MAX_RECIPIENTS = 1_000;

export const listBudgetAlerts = defineRoute({
  id: 'listBudgetAlerts',
  method: 'get',
  path: '/v1/budgets/alerts',
  summary:
    'Thresholds of budgets that were passed, and who was told; newest first',
  action: 'finops.read',
  query: PageQuery.extend({
    ...BudgetFilters,
    /** Those that were told, or those that are to be. */
    state: z.enum(['pending', 'told']).optional(),
  }),
  answer: pageOf(BudgetAlert),
});

export const setBudgetAlertTold = defineRoute({
  id: 'setBudgetAlertTold',
  method: 'post',
  path: '/v1/budgets/alerts/:id/told',
  summary: 'Record who was told of a threshold, the first time',
  action: 'finops.budgets.write',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    recipients: z.array(z.string().min(1).max(500)).max(MAX_RECIPIENTS),
  }),
  answer: BudgetAlert,
});

export const putBudgets = defineRoute({
  id: 'putBudgets',
  method: 'put',
  path: '/v1/budgets',
  summary: 'Set or remove budgets, all of them or none',
  action: 'finops.budgets.write',
  body: valuesToSet(
    BudgetToSet,
    MAX_BUDGETS,
    ({ kind, key, month, currency }) =>
      `budget of ${kind} ${key} in ${month}, ${currency}`,
  ),
  answer: valuesThatChanged(BudgetKey),
  precondition: 'If-Match is missing, or budgets were changed since',
});
