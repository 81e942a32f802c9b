import { multiplierOf } from '@rosetta/contracts/values';
import { OriginalAmounts, RunRates } from '@rosetta/finops-mart';
import { FocusCharge } from '@rosetta/sources/bills';

/** A charge's amounts in the currency that costs are told in, and what was billed where that is another one. */
interface ConvertedAmounts extends OriginalAmounts {
  original: OriginalAmounts | null;
}

export type ConvertCharge = (charge: FocusCharge) => ConvertedAmounts;

const billedAmounts = (charge: FocusCharge): OriginalAmounts => ({
  currency: charge.billingCurrency,
  billed: charge.billedCost,
  effective: charge.effectiveCost,
  list: charge.listCost,
  contracted: charge.contractedCost,
});

/** A multiplication that remembers the last one: the measures of a charge are often equal. */
const rememberLast = (multiply: (amount: string) => string) => {
  let [amount, product] = ['0', '0'];
  return (given: string) => {
    if (given !== amount) [amount, product] = [given, multiply(given)];
    return product;
  };
};

/**
 * Converts charges by the rates of a run, exactly. What has no rate stays as it is billed: the run
 * then fails before anything is summed, naming all that is missing.
 */
export const createConversion = (
  converting: RunRates | null,
): ConvertCharge => {
  if (!converting)
    return charge => ({ ...billedAmounts(charge), original: null });
  const { reportingCurrency: currency, rates } = converting;
  const multipliers = new Map(
    [...rates].map(([of, rate]) => [of, rememberLast(multiplierOf(rate))]),
  );
  return charge => {
    const original = billedAmounts(charge);
    const convert = multipliers.get(original.currency);
    if (!convert) return { ...original, original: null };
    const { billed, effective, list, contracted } = original;
    return {
      currency,
      billed: convert(billed),
      effective: convert(effective),
      list: list === null ? null : convert(list),
      contracted: contracted === null ? null : convert(contracted),
      original,
    };
  };
};
