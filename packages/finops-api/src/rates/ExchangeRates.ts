import { ConflictError, InputError } from '@backstage/errors';
import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { putRates, RateToSet } from '@rosetta/contracts/finops';
import { PeriodBounds } from '@rosetta/contracts/values';
import { exchangeRates, ValueStore } from '@rosetta/finops-mart';
import { Knex } from 'knex';
import { assertMonthsWithin } from '../assertMonthsWithin';
import { changeValues, ValueEdit } from '../changeValues';

export type RatesToPut = RouteRequest<typeof putRates>['body'];
type RatesPut = RouteAnswer<typeof putRates>;

/** Before the first change. */
const NO_REVISION = 0;

/** What admins do with exchange rates; each change is one transaction, with its audit. */
export class ExchangeRates {
  readonly #db: Knex;
  readonly #reportingCurrency: string | undefined;

  constructor(db: Knex, reportingCurrency: string | undefined) {
    this.#db = db;
    this.#reportingCurrency = reportingCurrency;
  }

  /** Sets and removes rates, all of them or none. */
  async put(
    { items, reason }: RatesToPut,
    edit: ValueEdit,
    bounds: PeriodBounds,
  ): Promise<RatesPut> {
    this.#assertUsable(items, bounds);
    const reportingCurrency = this.#reportingCurrency;
    if (reportingCurrency === undefined) {
      edit.assertCurrent(NO_REVISION);
      throw new ConflictError(
        'No reporting currency is configured, so no charge is converted; set rosetta.finops.reportingCurrency, restart, and enter the rates then',
      );
    }
    const put = await changeValues(this.#db, {
      table: exchangeRates(reportingCurrency),
      kind: 'exchange-rate',
      items: items.map(({ rate: after, ...key }) => ({ ...key, after })),
      ...{ reason, ...edit },
      beside: { reportingCurrency },
    });
    return { reportingCurrency, ...put };
  }

  /** That of no change where no reporting currency is configured. */
  async revision(): Promise<number> {
    if (this.#reportingCurrency === undefined) return NO_REVISION;
    const table = exchangeRates(this.#reportingCurrency);
    return new ValueStore(this.#db, table).revision();
  }

  #assertUsable(items: readonly RateToSet[], bounds: PeriodBounds) {
    assertMonthsWithin(items, 'month', bounds);
    items.forEach(({ currency }, at) => {
      if (currency === this.#reportingCurrency)
        throw new InputError(
          `body.items[${at}].currency: ${currency} is the reporting currency, which needs no rate; leave it out`,
        );
    });
  }
}
