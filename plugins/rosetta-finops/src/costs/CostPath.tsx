import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DrillPath } from '@rosetta/plugin-rosetta-core-react/page';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { finopsTranslationRef } from '../translation';
import { pathOf } from './path';
import { Choices } from './useCosts';
import { useStepLabels } from './useStepLabels';
import { CostsPageView } from './costsPageView';

interface CostPathProps {
  view: CostsPageView;
  range: MonthRange;
  choices: Choices;
  params: URLSearchParams;
}

/** The way down from all costs to here. */
export const CostPath = ({ view, range, choices, params }: CostPathProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const labelOf = useStepLabels(view, range, choices);
  const crumbs = pathOf(params).map(({ step, key, to }) => ({
    label: step ? labelOf(step, key) : t('costs.all'),
    to,
  }));
  const ends = {
    lines: t(view.kind ? `lines.of.${view.kind}` : 'lines.title'),
    unallocated: t('unallocated.title'),
    explain: t('explained.title'),
  };
  const end = view.view && { label: ends[view.view], to: `?${params}` };
  return <DrillPath crumbs={end ? [...crumbs, end] : crumbs} />;
};
