import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { CostDay, listDailyCosts } from '@rosetta/contracts/finops';
import {
  addDays,
  addMonths,
  addShares,
  DateRange,
} from '@rosetta/contracts/values';
import {
  CoverageReadModel,
  DailyCostReadModel,
  DailyCostRow,
} from '@rosetta/finops-mart';
import { PublishedMonths } from './publishedMonths';

export type DailyCostsQuery = RouteRequest<typeof listDailyCosts>['query'];
type DailyCosts = RouteAnswer<typeof listDailyCosts>;

const MONTH_LENGTH = 'YYYY-MM'.length;
const monthOf = (day: string) => day.slice(0, MONTH_LENGTH);

/** The months that some days are in, half-open as the days are. */
export const monthsAround = ({ from, to }: DateRange): DateRange => ({
  from: monthOf(from),
  to: addMonths(monthOf(addDays(to, -1)), 1),
});

const daysOf = ({ from, to }: DateRange) => {
  const days: string[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day);
  return days;
};

const sumOf = (rows: readonly DailyCostRow[] = []) =>
  addShares(rows.map(({ amount }) => amount));

/** Answers what an application cost by day. */
export class DailyCostService {
  readonly #costs: DailyCostReadModel;
  readonly #coverage: CoverageReadModel;
  /** Shown when the days have several currencies and the query names none. */
  readonly #currency: string;

  constructor(
    costs: DailyCostReadModel,
    coverage: CoverageReadModel,
    currency: string,
  ) {
    this.#costs = costs;
    this.#coverage = coverage;
    this.#currency = currency;
  }

  async read(
    query: DailyCostsQuery,
    { current, missing, latest }: PublishedMonths,
  ): Promise<DailyCosts> {
    const { application, from, to } = query;
    const rows = await this.#costs.read({ runs: current, application, from, to }); // prettier-ignore
    const byCurrency = Map.groupBy(rows, ({ currency }) => currency);
    const [only, ...more] = byCurrency.keys();
    const currency =
      query.currency ?? (only && !more.length ? only : this.#currency);
    const byDay = Map.groupBy(byCurrency.get(currency) ?? [], ({ day }) => day);
    const complete = await this.#completeThrough(rows, latest, to);
    return {
      ...{ currency, from, to, missing },
      items: daysOf({ from, to })
        .filter(day => !missing.includes(monthOf(day)))
        .map(
          (day): CostDay => ({
            day,
            amount: sumOf(byDay.get(day)),
            complete: day <= complete,
          }),
        ),
      published: current.map(({ period, runId, publishedAt: at }) => ({
        period,
        runId,
        at,
      })),
      otherCurrencies: [...byCurrency]
        .filter(([other]) => other !== currency)
        .map(([other, all]) => ({ currency: other, amount: sumOf(all) })),
    };
  }

  /** The last day that all providers of the application told all of; of one without cost, all providers. */
  async #completeThrough(
    rows: readonly DailyCostRow[],
    latest: readonly string[],
    to: string,
  ): Promise<string> {
    const providers = new Set(rows.map(({ provider }) => provider));
    const growing = await this.#coverage.completeThrough(latest, to);
    const days = growing
      .filter(({ provider }) => !providers.size || providers.has(provider))
      .map(({ day }) => day);
    return [...days, to].sort()[0];
  }
}
