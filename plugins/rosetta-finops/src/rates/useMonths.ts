import { RateKey } from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';

/** The months of rates, each once, in words. */
export const useMonths = () => {
  const { month, list } = useFormats();
  return (rates: readonly Pick<RateKey, 'month'>[]) =>
    list(
      [...new Set(rates.map(rate => rate.month))]
        .sort()
        .map(each => month(each)),
    );
};
