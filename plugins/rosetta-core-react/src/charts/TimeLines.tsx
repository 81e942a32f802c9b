import { useMemo } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
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
import { Swatch } from './Swatch';
import { useChartStyle } from './useChartStyle';

/** Values step by step; null where nothing is known: a gap, and not a zero. */
interface TimeLine {
  key: string;
  label: string;
  values: readonly (number | null)[];
}

interface TimeLinesProps {
  title: string;
  summary: string;
  /** The instant at which the first step begins. */
  from: string;
  stepMs: number;
  /** Of the values: ms, %, requests. */
  unit: string;
  lines: readonly TimeLine[];
  note?: string;
}

const HEIGHT = 200;
/** Lines of one colour with another dash are told apart too. */
const DASHES = [undefined, '6 3', '2 3'];

const useLook = () => {
  const { categorical } = useTokens();
  return (index: number) => ({
    stroke: categorical[index % categorical.length],
    strokeDasharray: DASHES[index % DASHES.length],
  });
};

const TimeTooltip = ({ at, lines, unit, from, stepMs }: TimeLinesProps & { at: number }) => {
  const { moment, number } = useFormats();
  const look = useLook();
  const step = Math.round((at - Date.parse(from)) / stepMs);
  return (
    <ChartTooltip
      title={moment(new Date(at).toISOString())}
      lines={lines.map(({ key, label, values }, index) => ({
        key,
        label,
        fill: look(index).stroke,
        figure: values[step] === null || values[step] === undefined ? '–' : `${number(values[step])} ${unit}`,
      }))}
    />
  );
}; // prettier-ignore

/** One point for each step, of all lines. */
const useData = ({ from, stepMs, lines }: TimeLinesProps) =>
  useMemo(() => {
    const begin = Date.parse(from);
    const count = Math.max(0, ...lines.map(({ values }) => values.length));
    // A window may hold more values than a call takes arguments.
    const highest = lines.map(({ values }) => [
      values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0),
    ]);
    return {
      domain: [begin, begin + count * stepMs],
      scale: scaleOf(highest),
      data: Array.from({ length: count }, (_, step) => ({
        at: begin + step * stepMs,
        ...Object.fromEntries(
          lines.map(({ values }, index) => [`v${index}`, values[step] ?? null]),
        ),
      })),
    };
  }, [from, stepMs, lines]); // prettier-ignore

/** Values over a window of time, one line for each, with gaps where nothing is known. */
export const TimeLines = (props: TimeLinesProps) => {
  const { unit, lines } = props;
  const { moment, number } = useFormats();
  const style = useChartStyle();
  const look = useLook();
  const { data, domain, scale } = useData(props);
  return (
    <ChartFrame
      {...props}
      title={`${props.title} (${unit})`}
      height={HEIGHT}
      legend={
        lines.length > 1 && (
          <PlainLegend
            entries={lines.map(({ key, label }, index) => ({
              key,
              label,
              mark: <Swatch fill={look(index).stroke} />,
            }))}
          />
        )
      }
    >
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} accessibilityLayer={false} margin={{ top: 8, right: 16, bottom: 0, left: 8 }}>
          <CartesianGrid vertical={false} stroke={style.grid} />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={domain}
            tickCount={4}
            tickFormatter={at => moment(new Date(at).toISOString())}
            {...style.axis}
          />
          <YAxis width="auto" {...scale} tickFormatter={value => number(value)} {...style.axis} />
          <Tooltip
            cursor={{ stroke: style.grid }}
            isAnimationActive={false}
            content={({ active, label }) => active && <TimeTooltip {...props} at={Number(label)} />}
          />
          {lines.map(({ key }, index) => (
            <Line key={key} dataKey={`v${index}`} {...look(index)} strokeWidth={2} dot={false} activeDot={false} isAnimationActive={false} />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  ); // prettier-ignore
};
