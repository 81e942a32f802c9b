import { UNALLOCATED } from '@rosetta/contracts/finops';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../format';
import { coreReactTranslationRef } from '../translation';
import { BarPart } from './bars';
import { ChartTooltip } from './ChartTooltip';
import { Paints } from './usePaints';

interface BarTooltipProps {
  bar: BarPart;
  currency: string;
  paints: Paints;
}

/** One part of a total, and how much of it is unallocated. */
export const BarTooltip = ({ bar, currency, paints }: BarTooltipProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { money } = useFormats();
  return (
    <ChartTooltip
      title={bar.label}
      lines={[
        {
          key: 'total',
          label: t('chart.total'),
          figure: money(bar.amount, currency),
        },
        {
          key: UNALLOCATED,
          label: t('chart.ofWhichUnallocated'),
          figure: money(bar.unallocated, currency),
          fill: paints.of(UNALLOCATED),
        },
      ]}
    />
  );
};
