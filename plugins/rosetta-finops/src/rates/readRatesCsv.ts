import { readValuesCsv } from '../valuesToSet/readValuesCsv';
import { RATE_FIELDS, problemsOf, toRateToSet } from './rateDraft';

/** In files that this page exports: what the rates are into. */
const INTO = 'reportingcurrency';

/** Reads a file of rates, such as the page exports; `into` is wrong with a rate into another currency. */
export const readRatesCsv = (text: string, reportingCurrency: string) =>
  readValuesCsv(text, RATE_FIELDS, toRateToSet, (drafts, lines) => {
    const problems = problemsOf(drafts, reportingCurrency);
    return lines.map(({ cells }, at) => {
      const into = cells[INTO]?.trim();
      return into && into !== reportingCurrency ? 'into' : problems[at];
    });
  });

export type RatesFile = ReturnType<typeof readRatesCsv>;
