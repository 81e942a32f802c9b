import { Line } from 'recharts';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../format';
import { useTokens } from '../theme';
import { coreReactTranslationRef } from '../translation';
import { scaleOf } from './axis';
import { ChartFrame } from './ChartFrame';
import { ChartTooltip } from './ChartTooltip';
import { MonthChart } from './MonthChart';
import { useChartStyle } from './useChartStyle';

/** What is drawn of a month. */
interface MonthPrice {
  month: string;
  /** What one unit costs; null where that is not known: a gap, and not a zero. */
  amount: string | null;
}

interface MonthLineProps {
  title: string;
  summary: string;
  months: readonly MonthPrice[];
  currency: string;
  note?: string;
}

const MonthFigure = ({
  month,
  months,
  currency,
}: MonthLineProps & { month: string }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { moneyPerUnit, month: writeMonth } = useFormats();
  const amount = months.find(each => each.month === month)?.amount;
  const figure = amount ? moneyPerUnit(amount, currency) : t('chart.noData');
  return (
    <ChartTooltip
      title={writeMonth(month)}
      lines={[{ key: 'actual', label: t('chart.actual'), figure }]}
    />
  );
};

/** What one unit of something cost over time: a line, with a gap where nothing is known. */
export const MonthLine = (props: MonthLineProps) => {
  const { categorical } = useTokens();
  const style = useChartStyle();
  const drawn = props.months.map(({ month, amount }) => ({
    month,
    amount: amount === null ? null : Number(amount),
  }));
  return (
    <ChartFrame {...props} height={280}>
      <MonthChart
        data={drawn}
        scale={scaleOf(drawn.map(({ amount }) => [amount ?? 0]))}
        currency={props.currency}
        margin={{ top: 12, right: 16 }}
        cursor={{ stroke: style.grid }}
        tooltip={month => <MonthFigure {...props} month={month} />}
      >
        <Line
          dataKey="amount"
          stroke={categorical[0]}
          strokeWidth={2}
          dot={{ r: 2 }}
          activeDot={false}
          isAnimationActive={false}
        />
      </MonthChart>
    </ChartFrame>
  );
};
