import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
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
import { useChartStyle } from './useChartStyle';

interface TrendMonth {
  month: string;
  /** Null where it is not known: a gap, and not a zero. */
  value: number | null;
}

/** A range of figures that has a name: shaded, every second one, and named at its edge. */
export interface TrendBand {
  label: string;
  from: number;
  /** Without an end, to the top of the picture. */
  to?: number;
}

interface TrendLineProps {
  title: string;
  summary: string;
  months: readonly TrendMonth[];
  /** What the line is of, in the tooltip. */
  label: string;
  format(value: number): string;
  /** What is written where a month has no figure. */
  unknown: string;
  bands?: readonly TrendBand[];
  note?: string;
}

const SHADE = 0.07;

/** Where the highest figure is; a band that begins above it is not drawn. */
const topOf = (months: readonly TrendMonth[]) =>
  Math.max(...months.map(({ value }) => value ?? 0), 0);

/** The chart finds its parts by their types: areas can't be a component of their own. */
const drawBands = (
  bands: readonly TrendBand[],
  top: number,
  { fill, text }: { fill: string; text: object },
) =>
  bands
    .filter(({ from }) => from < top)
    .map(({ label, from, to }, index) => (
      <ReferenceArea
        key={label}
        y1={from}
        y2={Math.min(to ?? top, top)}
        fill={fill}
        fillOpacity={index % 2 ? 0 : SHADE}
        label={{ value: label, position: 'right', ...text }}
      />
    ));

const MonthFigure = ({
  label,
  format,
  unknown,
  point: { month, value },
}: TrendLineProps & { point: TrendMonth }) => {
  const { month: writeMonth } = useFormats();
  const figure = value === null ? unknown : format(value);
  return (
    <ChartTooltip
      title={writeMonth(month)}
      lines={[{ key: 'value', label, figure }]}
    />
  );
};

/** A figure month by month, over the bands that it may be in. */
export const TrendLine = (props: TrendLineProps) => {
  const { months, bands = [], format } = props;
  const { month: writeMonth } = useFormats();
  const { categorical } = useTokens();
  const style = useChartStyle();
  const scale = scaleOf(months.map(({ value }) => [value ?? 0]));
  const top = topOf(months) || scale.domain[1];
  return (
    <ChartFrame {...props} height={240}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={[...months]}
          accessibilityLayer={false}
          margin={{ top: 12, right: 56, bottom: 0, left: 8 }}
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
            tickFormatter={format}
            {...style.axis}
          />
          {drawBands(bands, top, { fill: categorical[0], text: style.text })}
          <Tooltip
            cursor={{ stroke: style.grid }}
            isAnimationActive={false}
            content={({ active, payload }) =>
              active && payload?.length ? (
                <MonthFigure {...props} point={payload[0].payload} />
              ) : null
            }
          />
          <Line
            dataKey="value"
            stroke={categorical[0]}
            strokeWidth={2}
            dot={{ r: 3 }}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
};
