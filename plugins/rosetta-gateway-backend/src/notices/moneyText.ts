import { Language } from '@rosetta/contracts/domains';

/** An amount with its currency, as people write it. */
export const moneyText = (
  amount: string,
  currency: string,
  language: Language,
  options: Intl.NumberFormatOptions = {},
) =>
  new Intl.NumberFormat(language, { style: 'currency', currency, ...options })
    // Intl reads the digits of a decimal string; a number would go through a float.
    .format(amount as `${number}`);
