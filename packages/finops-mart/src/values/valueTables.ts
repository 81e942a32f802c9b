import {
  AgreedPriceKey,
  BudgetKey,
  InvoiceKey,
} from '@rosetta/contracts/finops';
import { RateKey } from '../rates/ExchangeRateReadModel';
import { ValueTable } from './ValueStore';

/** What admins allow months to cost. */
export const BUDGETS: ValueTable<BudgetKey> = {
  name: 'budget',
  key: ['kind', 'key', 'month', 'currency'],
  value: 'amount',
  keepsReasons: true,
};

/** What units were agreed to cost. */
export const AGREED_PRICES: ValueTable<AgreedPriceKey> = {
  name: 'agreed_price',
  key: ['product', 'sku', 'unit', 'currency', 'since'],
  value: 'price',
  keepsReasons: true,
};

/** What invoices say. */
export const INVOICES: ValueTable<InvoiceKey> = {
  name: 'invoice',
  key: ['issuer', 'invoice', 'currency'],
  value: 'amount',
};

/** What one unit of each currency is worth in the reporting currency. */
export const exchangeRates = (
  reportingCurrency: string,
): ValueTable<RateKey> => ({
  name: 'exchange_rate',
  key: ['month', 'currency'],
  value: 'rate',
  scope: { reporting_currency: reportingCurrency },
});
