import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import {
  Budget,
  BudgetKey,
  BudgetState,
  putBudgets,
} from '@rosetta/contracts/finops';
import {
  addMonths,
  addShares,
  DateRange,
  isMoreThan,
  PeriodBounds,
} from '@rosetta/contracts/values';
import {
  BUDGETS,
  LabelReadModel,
  PublishedRunReadModel,
  StoredBudget,
} from '@rosetta/finops-mart';
import type { RunService } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { assertMonthsWithin } from '../assertMonthsWithin';
import { changeValues, ValueEdit } from '../changeValues';
import { assertKnownKeys } from './assertKnownKeys';
import { CostService } from '../costs/CostService';
import { resolvePublishedMonths } from '../costs/publishedMonths';
import { labelOf } from '../labelOf';
import { BudgetForecasts } from './BudgetForecasts';
import { readKeysOf } from './groupsBelow';

export type BudgetsToPut = RouteRequest<typeof putBudgets>['body'];
type BudgetsPut = RouteAnswer<typeof putBudgets>;

/** Who plans a year does so before any bill of it can be there. */
const MONTHS_PLANNED = 24;

/** What each budget of some kind and currency is compared with, and what it is called. */
interface Actuals {
  amountOf(key: string, month: string): string | null;
  nameOf(key: string): string;
}

/** The months of budgets that costs may be asked of, half-open: the bounds move on, and budgets stay. */
const windowOf = (
  budgets: readonly StoredBudget[],
  bounds: PeriodBounds,
): Partial<DateRange> => {
  const months = budgets.map(({ month }) => month).sort();
  const end = addMonths(months.at(-1)!, 1);
  const from = months[0] > bounds.from ? months[0] : bounds.from;
  const to = end < bounds.to ? end : bounds.to;
  return from < to ? { from, to } : { from: bounds.from };
};

const ratio = (actual: string | null, amount: string) =>
  actual === null || amount === '0' ? null : Number(actual) / Number(amount);

const stateOf = ({
  amount,
  actual,
  forecast,
}: Pick<Budget, 'amount' | 'actual' | 'forecast'>): BudgetState | null => {
  if (actual === null && forecast === null) return null;
  if (actual !== null && isMoreThan(actual, amount)) return 'passed';
  return forecast && isMoreThan(forecast.amount, amount)
    ? 'will-pass'
    : 'on-track';
};

/** What admins allow months to cost, beside what they cost. */
export class BudgetService {
  readonly #db: Knex;
  readonly #costs: CostService;
  readonly #runs: RunService;
  readonly #forecasts: BudgetForecasts;

  constructor(db: Knex, costs: CostService, runs: RunService) {
    this.#db = db;
    this.#costs = costs;
    this.#runs = runs;
    this.#forecasts = new BudgetForecasts(db, costs, runs);
  }

  /** Budgets with what their months cost and will: some queries for each kind and currency, whatever their number. */
  async withActuals(budgets: readonly StoredBudget[]): Promise<Budget[]> {
    const setOf = ({ kind, currency }: BudgetKey) => `${kind} ${currency}`;
    const sets = Map.groupBy(budgets, setOf);
    const known = new Map<StoredBudget, Budget>();
    for (const set of sets.values())
      for (const [at, budget] of (await this.#known(set)).entries())
        known.set(set[at], budget);
    return budgets.map(budget => known.get(budget)!);
  }

  /** Sets and removes budgets, all of them or none. */
  async put(
    { items, reason }: BudgetsToPut,
    edit: ValueEdit,
  ): Promise<BudgetsPut> {
    const { from, to } = this.#runs.periodBounds;
    const bounds = { from, to: addMonths(to, MONTHS_PLANNED) };
    assertMonthsWithin(items, 'month', bounds);
    await assertKnownKeys(this.#db, items);
    return changeValues(this.#db, {
      table: BUDGETS,
      kind: 'budget',
      items: items.map(({ amount: after, ...key }) => ({ ...key, after })),
      ...{ reason, ...edit },
    });
  }

  /** @param budgets - of one kind and currency */
  async #known(budgets: readonly StoredBudget[]): Promise<Budget[]> {
    const { amountOf, nameOf } = await this.#actualsOf(budgets);
    const outlooks = await this.#forecasts.of(budgets);
    return budgets.map((budget, at) => {
      const { key, month, amount } = budget;
      const actual = amountOf(key, month);
      const { forecast, ...reason } = outlooks[at];
      return {
        ...budget,
        label: nameOf(key),
        actual,
        used: ratio(actual, amount),
        forecast,
        ...reason,
        state: stateOf({ amount, actual, forecast }),
      };
    });
  }

  /** @param budgets - of one kind and currency */
  async #actualsOf(budgets: readonly StoredBudget[]): Promise<Actuals> {
    const [{ kind, currency }] = budgets;
    const { periodBounds } = this.#runs;
    const published = new PublishedRunReadModel(this.#db);
    const months = resolvePublishedMonths(
      (await published.list()).filter(({ retained }) => retained),
      windowOf(budgets, periodBounds),
      periodBounds,
    );
    const { items } = await this.#costs.byMonth(
      { groupBy: kind, measure: 'effective', currency },
      months,
    );
    const names = await new LabelReadModel(this.#db).names(kind, [
      ...months.current.map(({ runId }) => runId),
      ...months.latest,
    ]);
    const amounts = new Map(
      items.flatMap(({ key, months: of }) =>
        of.map(({ month, amount }) => [`${month} ${key}`, amount] as const),
      ),
    );
    const keysOf = await readKeysOf(
      this.#db,
      kind,
      budgets.map(({ key }) => key),
      months.current,
    );
    await published.assertRetained(months.current);
    const known = new Set(months.current.map(({ period }) => period));
    return {
      nameOf: key => labelOf(names, key),
      amountOf: (key, month) => {
        if (!known.has(month)) return null;
        return addShares(
          keysOf(key, month).map(
            each => amounts.get(`${month} ${each}`) ?? '0',
          ),
        );
      },
    };
  }
}
