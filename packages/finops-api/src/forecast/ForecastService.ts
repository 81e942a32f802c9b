import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { getForecast } from '@rosetta/contracts/finops';
import { CostService } from '../costs/CostService';
import { PublishedMonths } from '../costs/publishedMonths';
import { nowOf, toForecast } from './costForecast';

export type ForecastQuery = RouteRequest<typeof getForecast>['query'];
export type Forecasts = RouteAnswer<typeof getForecast>;

/** What costs are expected to be. */
export class ForecastService {
  readonly #costs: CostService;

  constructor(costs: CostService) {
    this.#costs = costs;
  }

  /** @param months - what is published, up to this month */
  async forecast(
    { horizon, groupBy, ...query }: ForecastQuery,
    months: PublishedMonths,
  ): Promise<Forecasts> {
    const byMonth = await this.#costs.byMonth(
      { ...query, groupBy: 'month' },
      months,
    );
    const { items: totals, groupBy: _, missing, ...provenance } = byMonth;
    // Before its first month nothing is missing: there was nothing yet.
    const from = months.current.at(0)?.period ?? months.from;
    const now = nowOf(byMonth, months);
    const items: Forecasts['items'] = [];
    const groups = groupBy
      ? (await this.#costs.byMonth({ ...query, groupBy }, months)).items
      : [];
    for (const { key, label, months: amounts } of groups) {
      items.push({ key, label, ...toForecast(amounts, horizon, now) });
      // Other requests are answered between two of them.
      await yieldToOthers();
    }
    return {
      ...provenance,
      from,
      missing: missing.filter(month => month > from && month < now.thisMonth),
      horizon,
      ...(groupBy && { groupBy }),
      total: toForecast(
        totals
          .flatMap(({ months: [amounts] }) => amounts)
          .sort((a, b) => a.month.localeCompare(b.month)),
        horizon,
        now,
      ),
      items,
    };
  }
}
