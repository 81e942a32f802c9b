import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MonthLine } from '@rosetta/plugin-rosetta-core-react/charts';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';
import { UnitCosts, lastKnownMonth } from './unitCostView';

/** What one unit of the metric cost over time, all of the view together. */
export const UnitCostPicture = ({ answer }: { answer: UnitCosts }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { moneyPerUnit, month } = useFormats();
  const { total, currency, metric } = answer;
  const last = lastKnownMonth(answer);
  return (
    <MonthLine
      title={t('unitCosts.picture', { metric: metric! })}
      summary={
        last
          ? t('unitCosts.summary', {
              metric: metric!,
              month: month(last.month),
              unitCost: moneyPerUnit(last.unitCost!, currency),
            })
          : t('unitCosts.noFigure')
      }
      months={total.months.map(({ month: of, unitCost }) => ({
        month: of,
        amount: unitCost,
      }))}
      currency={currency}
    />
  );
};
