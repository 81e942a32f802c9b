import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { sumDecimals, useFormats } from '../format';
import { coreReactTranslationRef } from '../translation';
import { ChartTooltip } from './ChartTooltip';
import { Series } from './series';
import { Paints } from './usePaints';

interface MonthTooltipProps {
  month: string;
  months: readonly string[];
  stack: readonly Series[];
  currency: string;
  paints: Paints;
}

/** One month of a stack, read from the top of the column down. */
export const MonthTooltip = (props: MonthTooltipProps) => {
  const { month, months, stack, currency, paints } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { money, month: writeMonth } = useFormats();
  const index = months.indexOf(month);
  const parts = stack.flatMap(({ key, label, values }) => {
    const value = values[index];
    return value ? [{ key, label, value }] : [];
  });
  const total = parts.length
    ? money(sumDecimals(parts.map(({ value }) => value)), currency)
    : t('chart.noData');
  return (
    <ChartTooltip
      title={writeMonth(month)}
      lines={[
        ...parts.reverse().map(({ key, label, value }) => ({
          key,
          label,
          figure: money(value, currency),
          fill: paints.of(key),
        })),
        { key: 'total', label: t('chart.total'), figure: total },
      ]}
    />
  );
};
