import { ReactNode } from 'react';
import {
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormats } from '../format';
import { Scale } from './axis';
import { useChartStyle } from './useChartStyle';

interface HorizontalBarChartProps<
  Drawn extends { key: string; label: string },
> {
  data: readonly Drawn[];
  scale: Scale;
  currency: string;
  /** Room for the names of the bars, and how they are written in it. */
  names: { width: number; write?(name: string): string };
  /** Room for a figure beyond the end of its bar. */
  figureWidth: number;
  /** The figures of the bar that is pointed at. */
  tooltip(bar: Drawn): JSX.Element;
  children: ReactNode;
}

/** Amounts by name: the axes, and the figures under the pointer. The bars are its children. */
export const HorizontalBarChart = <
  Drawn extends { key: string; label: string },
>({
  data,
  scale,
  currency,
  names,
  figureWidth,
  tooltip,
  children,
}: HorizontalBarChartProps<Drawn>) => {
  const { moneyTick } = useFormats();
  const style = useChartStyle();
  const { width, write = name => name } = names;
  const labels = new Map(data.map(({ key, label }) => [key, label]));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        layout="vertical"
        data={[...data]}
        stackOffset="sign"
        accessibilityLayer={false}
        margin={{ top: 4, right: figureWidth, bottom: 0, left: 8 }}
      >
        <CartesianGrid horizontal={false} stroke={style.grid} />
        <XAxis
          type="number"
          {...scale}
          tickFormatter={amount => moneyTick(amount, currency)}
          {...style.axis}
        />
        <YAxis
          type="category"
          dataKey="key"
          width={width}
          interval={0}
          tickFormatter={key => write(labels.get(key) ?? '')}
          {...style.axis}
          tick={style.label}
        />
        <Tooltip
          cursor={style.cursor}
          isAnimationActive={false}
          content={({ active, payload }) =>
            active && payload?.length ? tooltip(payload[0].payload) : null
          }
        />
        {children}
      </BarChart>
    </ResponsiveContainer>
  );
};
