import { RateKey, RateToSet } from '@rosetta/contracts/finops';
import { problemsOfAll, wrongFieldsOf } from '../valuesToSet/draftProblems';
import { toDecimal } from '../valuesToSet/toDecimal';

/** What a person writes of a rate, in a form or in a file. */
export interface RateDraft {
  month: string;
  currency: string;
  rate: string;
}

export const EMPTY_DRAFT: RateDraft = { month: '', currency: '', rate: '' };

/** Why a draft can't be saved: its field, or what it is about. */
export type RateProblem = 'month' | 'currency' | 'rate' | 'own' | 'twice';

export const rateKey = ({ month, currency }: RateKey) => `${month} ${currency}`;

/** The draft as it is sent. */
export const toRateToSet = ({ month, currency, rate }: RateDraft) => ({
  month: month.trim(),
  currency: currency.trim().toUpperCase(),
  rate: toDecimal(rate),
});

export const rateOf = ({ rate }: Pick<RateDraft, 'rate'>) => rate;

export const RATE_FIELDS = ['month', 'currency', 'rate'] as const;

/** What is wrong with each of several drafts, if anything. */
export const problemsOf = (
  drafts: readonly RateDraft[],
  reportingCurrency: string,
): (RateProblem | undefined)[] =>
  problemsOfAll(drafts.map(toRateToSet), rateKey, item => {
    if (item.currency === reportingCurrency) return 'own';
    const wrong = wrongFieldsOf(RateToSet, item);
    return RATE_FIELDS.find(field => wrong.has(field));
  });
