import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChoicePill } from '@rosetta/plugin-rosetta-core-react/controls';
import { Costs } from '../types';
import { finopsTranslationRef } from '../translation';

interface CurrencyChoiceProps {
  /** Says in which currencies there are costs: amounts of two are never added. */
  answer?: Pick<Costs, 'currency' | 'otherCurrencies'>;
  onChange(change: { currency?: string }): void;
}

/** There is nothing to choose where all costs are in one currency. */
export const CurrencyChoice = ({ answer, onChange }: CurrencyChoiceProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  if (!answer?.otherCurrencies.length) return null;
  const codes = [
    answer.currency,
    ...answer.otherCurrencies.map(({ currency }) => currency),
  ].sort();
  return (
    <ChoicePill
      label={t('control.currency')}
      value={answer.currency}
      options={codes.map(code => ({ value: code, label: code }))}
      onChange={currency => onChange({ currency })}
    />
  );
};
