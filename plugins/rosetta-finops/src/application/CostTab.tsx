import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { CostSkeleton } from '../costs/CostSkeleton';
import { useChoices } from '../costs/useCosts';
import { finopsTranslationRef } from '../translation';
import { LastYear } from './LastYear';

/** There are bills, and nothing of them is the application's. */
export const NoCost = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <EmptyState title={t('tab.nothing')}>{t('tab.nothingHelp')}</EmptyState>
  );
};

/** What an application cost over the last year, by product; each part leads to its lines. */
export const CostTab = ({ application }: ApplicationProps) => (
  <Resource state={useChoices()} skeleton={<CostSkeleton />}>
    {choices => (
      <LastYear
        of={{ application }}
        level="product"
        choices={choices}
        nothing={<NoCost />}
      />
    )}
  </Resource>
);
