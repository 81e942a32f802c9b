import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SloItem } from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { monitoringTranslationRef } from '../translation';

const STATES = ['exhausted', 'burning'] as const;

/** Which error budgets are used up, and which burn, in words; nothing where none does. */
export const useBudgetText = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { list } = useFormats();
  return useCallback(
    (slos: readonly SloItem[] = []) =>
      STATES.flatMap(state => {
        const names = slos
          .filter(({ status }) => status.state === state)
          .map(({ name }) => name);
        return names.length
          ? [t(`home.budget.${state}`, { names: list(names) })]
          : [];
      }).join(' · '),
    [t, list],
  );
};
