import { setImmediate as yieldToOthers } from 'node:timers/promises';
import {
  Budget,
  BudgetKey,
  CostForecast,
  ForecastHorizon,
} from '@rosetta/contracts/finops';
import { addMonths, addShares } from '@rosetta/contracts/values';
import { PublishedRunReadModel } from '@rosetta/finops-mart';
import type { RunService } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { CostService } from '../costs/CostService';
import { resolvePublishedMonths } from '../costs/publishedMonths';
import {
  ForecastNow,
  forecastRange,
  MonthAmount,
  nowOf,
  toForecast,
} from '../forecast/costForecast';
import { readKeysOf } from './groupsBelow';

/** What is expected of the month of a budget. */
export type BudgetOutlook = Pick<Budget, 'forecast' | 'noForecast'>;

const NOTHING: BudgetOutlook = { forecast: null };
const NOT_ENOUGH: BudgetOutlook = {
  forecast: null,
  noForecast: 'not-enough-data',
};

/** The furthest horizon of a forecast. */
const MONTHS_AHEAD = 12;

/** Months that may be forecast: this one is asked for as it is on the page of forecasts. */
const horizonOf = (month: string, thisMonth: string): ForecastHorizon =>
  month === thisMonth ? 'month-end' : '12';

const outlookOf = (
  { months, method, reason }: CostForecast,
  wanted: string,
): BudgetOutlook => {
  if (method === null) return { forecast: null, noForecast: reason };
  const found = months.find(({ month }) => month === wanted);
  if (!found) return NOTHING;
  const { month: _, ...expected } = found;
  return { forecast: { ...expected, method } };
};

/** Of one kind and currency: what each key cost, month by month, as far as a forecast looks back. */
interface Histories {
  now: ForecastNow;
  /** Nothing where the key never cost anything. */
  of(key: string): MonthAmount[];
}

/** What the months of budgets are expected to come to, as `GET /v1/forecast` says it. */
export class BudgetForecasts {
  readonly #db: Knex;
  readonly #costs: CostService;
  readonly #runs: RunService;

  constructor(db: Knex, costs: CostService, runs: RunService) {
    this.#db = db;
    this.#costs = costs;
    this.#runs = runs;
  }

  /**
   * Of each budget in their order.
   * @param budgets - of one kind and currency
   */
  async of(budgets: readonly BudgetKey[]): Promise<BudgetOutlook[]> {
    const thisMonth = addMonths(this.#range().to, -1);
    const ahead = new Set(
      budgets.filter(
        ({ month }) =>
          month >= addMonths(thisMonth, -MONTHS_AHEAD) &&
          month < addMonths(thisMonth, MONTHS_AHEAD),
      ),
    );
    if (!ahead.size) return budgets.map(() => NOTHING);
    const histories = await this.#histories([...ahead]);
    const outlooks: BudgetOutlook[] = [];
    for (const budget of budgets) {
      outlooks.push(
        ahead.has(budget) ? this.#outlook(budget, histories) : NOTHING,
      );
      // Other requests are answered between two of them.
      await yieldToOthers();
    }
    return outlooks;
  }

  #range() {
    return forecastRange(this.#runs.periodBounds);
  }

  #outlook({ key, month }: BudgetKey, { now, of }: Histories): BudgetOutlook {
    const amounts = of(key);
    const isPublished = amounts.some(each => each.month === month);
    if (isPublished && month < now.thisMonth) return NOTHING;
    if (!amounts.length) return NOT_ENOUGH;
    return outlookOf(
      toForecast(amounts, horizonOf(month, now.thisMonth), now),
      month,
    );
  }

  async #histories(budgets: readonly BudgetKey[]): Promise<Histories> {
    const [{ kind, currency }] = budgets;
    const keys = [...new Set(budgets.map(({ key }) => key))];
    const published = new PublishedRunReadModel(this.#db);
    const months = resolvePublishedMonths(
      (await published.list()).filter(({ retained }) => retained),
      this.#range(),
      this.#runs.periodBounds,
    );
    const trend = await this.#costs.byMonth(
      {
        groupBy: kind,
        measure: 'effective',
        currency,
        // Owners are many, and may be asked for together; products and domains are few.
        ...((kind === 'application' || kind === 'group') && {
          [kind]: keys.join(','),
        }),
      },
      months,
    );
    const keysOf = await readKeysOf(this.#db, kind, keys, months.current);
    await published.assertRetained(months.current);
    const known = new Map(trend.items.map(item => [item.key, item.months]));
    const amountOf = (key: string, at: number) =>
      known.get(key)?.[at].amount ?? '0';
    return {
      now: nowOf(trend, months),
      of: key => {
        const series = months.current.map(({ period: month }, at) => {
          const parts = keysOf(key, month);
          return {
            month,
            isKnown: parts.some(part => known.has(part)),
            amount: addShares(parts.map(part => amountOf(part, at))),
          };
        });
        return series.some(({ isKnown }) => isKnown)
          ? series.map(({ month, amount }) => ({ month, amount }))
          : [];
      },
    };
  }
}
