import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RateKey } from '@rosetta/contracts/finops';
import { Month } from '@rosetta/contracts/values';
import { finopsTranslationRef } from '../translation';
import { useMonths } from './useMonths';

/** What saving rates does, as soon as the months of some are written. */
export const useRatesEffect = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const months = useMonths();
  return (rates: readonly Pick<RateKey, 'month'>[]) => {
    const dated = rates.filter(({ month }) => Month.safeParse(month).success);
    return dated.length > 0
      ? t('rates.will', { months: months(dated) })
      : undefined;
  };
};
