import { readValuesCsv } from '../valuesToSet/readValuesCsv';
import { PRICE_FIELDS, problemsOf, toPriceToSet } from './priceDraft';

/** Reads a file of agreed prices, such as the service exports; its other columns are left out. */
export const readPricesCsv = (text: string) =>
  readValuesCsv(text, PRICE_FIELDS, toPriceToSet, problemsOf);

export type PricesFile = ReturnType<typeof readPricesCsv>;
