import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
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
import { PlainLegend } from './Legend';
import { useChartStyle } from './useChartStyle';

/** What was left at an instant; null where it is not known: a gap, and not a zero. */
export interface BurnDownPoint {
  at: string;
  remaining: number | null;
}

interface BurnDownChartProps {
  title: string;
  summary: string;
  points: readonly BurnDownPoint[];
  /** The whole window, of which the points are a part so far. */
  from: string;
  to: string;
  /** Where the picture begins instead, as nothing is known of the window before. */
  since?: string;
  /** What the lines are called. */
  labels: { remaining: string; ideal: string; unknown: string };
  note?: string;
}

interface Drawn {
  time: number;
  remaining: number | null;
}

const DASHES = '6 4';
const MARGIN = { top: 12, right: 24, bottom: 0, left: 8 };

const Mark = ({ stroke, dashed }: { stroke: string; dashed?: boolean }) => (
  <svg width={20} height={12} aria-hidden>
    <line
      x1={0}
      x2={20}
      y1={6}
      y2={6}
      stroke={stroke}
      strokeWidth={2}
      strokeDasharray={dashed ? DASHES : undefined}
    />
  </svg>
);

const PointFigure = ({
  point: { time, remaining },
  labels,
}: Pick<BurnDownChartProps, 'labels'> & { point: Drawn }) => {
  const { moment, percent } = useFormats();
  return (
    <ChartTooltip
      title={moment(new Date(time).toISOString())}
      lines={[
        {
          key: 'remaining',
          label: labels.remaining,
          figure: remaining === null ? labels.unknown : percent(remaining),
        },
      ]}
    />
  );
};

const DAY_MS = 24 * 3_600_000;
/** Parts of the axis: as many as there is room for, each a day at least, or a half of what is shorter than two. */
const MAX_PARTS = 8;
const ticksOf = (from: number, to: number) => {
  const days = Math.floor((to - from) / DAY_MS);
  const parts = Math.max(2, Math.min(MAX_PARTS, days));
  return Array.from(
    { length: parts + 1 },
    (_, at) => from + ((to - from) * at) / parts,
  );
};

const useLegend = ({ remaining, ideal }: BurnDownChartProps['labels']) => {
  const { categorical, other } = useTokens();
  return [
    {
      key: 'remaining',
      mark: <Mark stroke={categorical[0]} />,
      label: remaining,
    },
    { key: 'ideal', mark: <Mark stroke={other} dashed />, label: ideal },
  ];
};

/** Times and shares, on the axes. */
const useAxes = (props: BurnDownChartProps, data: readonly Drawn[]) => {
  const { day, moment, percent } = useFormats();
  const { axis } = useChartStyle();
  const [from, to] = [Date.parse(props.from), Date.parse(props.to)];
  const begin = props.since ? Date.parse(props.since) : from;
  const write = to - begin < 2 * DAY_MS ? moment : day;
  return {
    x: {
      dataKey: 'time',
      type: 'number',
      domain: [begin, to],
      ticks: ticksOf(begin, to),
      tickFormatter: (time: number) => write(new Date(time).toISOString()),
      ...axis,
    } as const,
    y: {
      width: 'auto',
      ...scaleOf([[1], ...data.map(each => [each.remaining ?? 0])]),
      tickFormatter: percent,
      ...axis,
    } as const,
    /** From all of it at the beginning of the window, seen or not, to nothing at its end. */
    ideal: [
      { x: begin, y: (to - begin) / (to - from) },
      { x: to, y: 0 },
    ] as const,
  };
};

/** What is left of a budget over its window, beside the line of one that is used up evenly. */
export const BurnDownChart = (props: BurnDownChartProps) => {
  const { categorical, other } = useTokens();
  const style = useChartStyle();
  const data = props.points.map(
    ({ at, remaining }): Drawn => ({ time: Date.parse(at), remaining }),
  );
  const axes = useAxes(props, data);
  const legend = <PlainLegend entries={useLegend(props.labels)} />;
  return (
    <ChartFrame {...props} height={260} legend={legend}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={data} accessibilityLayer={false} margin={MARGIN}>
          <CartesianGrid vertical={false} stroke={style.grid} />
          <XAxis {...axes.x} domain={[...axes.x.domain]} />
          <YAxis {...axes.y} />
          <ReferenceLine
            segment={axes.ideal}
            stroke={other}
            strokeWidth={2}
            strokeDasharray={DASHES}
          />
          <ReferenceLine y={0} stroke={style.text.fill} />
          <Tooltip
            cursor={{ stroke: style.grid }}
            isAnimationActive={false}
            content={({ active, payload }) =>
              active && payload?.length ? (
                <PointFigure {...props} point={payload[0].payload} />
              ) : null
            }
          />
          <Line
            dataKey="remaining"
            stroke={categorical[0]}
            strokeWidth={2}
            dot={data.length === 1}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
};
