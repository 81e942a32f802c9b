import { exchangeRates, ValueStore } from '@rosetta/finops-mart';
import { Knex } from 'knex';

/** What converts charges into euros. */
export const EUR = { reportingCurrency: 'EUR' };

/** Sets what currencies are worth in euros in a month; null removes a rate. */
export const setRates = (
  db: Knex,
  month: string,
  rates: Record<string, string | null>,
) =>
  new ValueStore(db, exchangeRates(EUR.reportingCurrency)).add(
    'a test',
    Object.entries(rates).map(([currency, after]) => ({
      currency,
      month,
      after,
    })),
  );
