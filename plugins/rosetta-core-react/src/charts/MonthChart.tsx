import { ReactNode } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormats } from '../format';
import { Scale } from './axis';
import { useChartStyle } from './useChartStyle';

interface MonthChartProps {
  data: readonly { month: string }[];
  scale: Scale;
  currency: string;
  /** Room for what is written above the data and beside it. */
  margin: { top: number; right: number };
  /** How the month that is pointed at is marked. */
  cursor: { fill: string } | { stroke: string };
  /** The figures of the month that is pointed at. */
  tooltip(month: string): JSX.Element;
  onResize?(width: number): void;
  children: ReactNode;
}

/** Amounts month by month: the axes, and the figures under the pointer. What is drawn are its children. */
export const MonthChart = (props: MonthChartProps) => {
  const { data, scale, currency, margin, cursor, tooltip, onResize } = props;
  const { month: writeMonth, moneyTick } = useFormats();
  const style = useChartStyle();
  return (
    <ResponsiveContainer width="100%" height="100%" onResize={onResize}>
      <ComposedChart
        data={[...data]}
        stackOffset="sign"
        accessibilityLayer={false}
        margin={{ ...margin, bottom: 0, left: 8 }}
      >
        <CartesianGrid vertical={false} stroke={style.grid} />
        <XAxis
          dataKey="month"
          tickFormatter={month => writeMonth(month, 'short')}
          {...style.axis}
        />
        <YAxis
          width="auto"
          {...scale}
          tickFormatter={amount => moneyTick(amount, currency)}
          {...style.axis}
        />
        <Tooltip
          cursor={cursor}
          isAnimationActive={false}
          content={({ active, label }) => active && tooltip(String(label))}
        />
        {props.children}
      </ComposedChart>
    </ResponsiveContainer>
  );
};
