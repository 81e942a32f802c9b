import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormats } from '../format';
import { useTokens } from '../theme';
import { scaleOf } from './axis';
import { ChartFrame } from './ChartFrame';
import { ChartTooltip } from './ChartTooltip';
import { UNFINISHED_OPACITY, useChartStyle } from './useChartStyle';

export interface CountColumn {
  key: string;
  /** Below the column. */
  label: string;
  /** Null where nothing is known: a gap, and not a zero. */
  count: number | null;
  /** Not over yet: pale, and its label says so. */
  isUnfinished?: boolean;
}

interface CountColumnsProps {
  title: string;
  summary: string;
  columns: readonly CountColumn[];
  /** What is counted, in words, for the one that is pointed at. */
  describe(column: CountColumn): string;
  note?: string;
}

/** How often something happened, in equal spans of time. */
export const CountColumns = (props: CountColumnsProps) => {
  const { columns, describe } = props;
  const { number } = useFormats();
  const { categorical } = useTokens();
  const style = useChartStyle();
  const scale = scaleOf(columns.map(({ count }) => [count ?? 0]));
  return (
    <ChartFrame {...props} height={220}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...columns]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 8, bottom: 0, left: 8 }}
        >
          <CartesianGrid vertical={false} stroke={style.grid} />
          <XAxis dataKey="label" {...style.axis} />
          <YAxis
            width="auto"
            {...scale}
            ticks={scale.ticks.filter(Number.isInteger)}
            tickFormatter={number}
            {...style.axis}
          />
          <Tooltip
            cursor={style.cursor}
            isAnimationActive={false}
            content={({ active, payload }) =>
              active && payload?.length ? (
                <ChartTooltip title={describe(payload[0].payload)} />
              ) : null
            }
          />
          <Bar
            dataKey="count"
            fill={categorical[0]}
            maxBarSize={48}
            isAnimationActive={false}
          >
            {columns.map(({ key, isUnfinished }) => (
              <Cell
                key={key}
                fillOpacity={isUnfinished ? UNFINISHED_OPACITY : 1}
                stroke={categorical[0]}
                strokeDasharray={isUnfinished ? '3 2' : undefined}
                strokeWidth={isUnfinished ? 1 : 0}
              />
            ))}
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
};
