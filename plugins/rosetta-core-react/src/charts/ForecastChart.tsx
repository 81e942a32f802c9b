import { useId, useMemo } from 'react';
import { useTheme } from '@mui/material/styles';
import { Area, Line } from 'recharts';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../format';
import { useTokens } from '../theme';
import { coreReactTranslationRef } from '../translation';
import { scaleOf } from './axis';
import { ChartFrame } from './ChartFrame';
import { ChartTooltip } from './ChartTooltip';
import { ExpectedMonth, KnownMonth, toDrawnMonths } from './forecast';
import { PlainLegend } from './Legend';
import { MonthChart } from './MonthChart';
import { Swatch } from './Swatch';
import { useChartStyle } from './useChartStyle';
import { Texture } from './usePaints';

export interface ForecastChartProps {
  title: string;
  summary: string;
  history: readonly KnownMonth[];
  months: readonly ExpectedMonth[];
  currency: string;
  note?: string;
}

/** Hatching and paleness tell the intervals apart, without colour too. */
const useBandPaints = () => {
  const id = useId();
  const { categorical } = useTokens();
  const { paper } = useTheme().palette.background;
  const [line] = categorical;
  return {
    line,
    likely: `url(#${id}-likely)`,
    possible: line,
    defs: (
      <defs>
        <Texture
          id={`${id}-likely`}
          line={line}
          ground={paper}
          angle={45}
          width={2}
        />
      </defs>
    ),
  };
};
type BandPaints = ReturnType<typeof useBandPaints>;

const POSSIBLE_OPACITY = 0.15;

/** What is not there yet is dashed, in the picture as in its legend. */
const DASHES = '6 4';

/** One month of the picture, in figures. */
const MonthFigures = ({
  month,
  history,
  months,
  currency,
}: ForecastChartProps & { month: string }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { money, month: writeMonth } = useFormats();
  const known = history.find(each => each.month === month);
  const expected = months.find(each => each.month === month);
  const between = ({ low, high }: ExpectedMonth['interval80']) =>
    t('chart.between', {
      low: money(low, currency),
      high: money(high, currency),
    });
  const lines = expected
    ? [
        { key: 'expected', label: t('chart.expected'), figure: money(expected.amount, currency) },
        { key: 'likely', label: t('chart.likely'), figure: between(expected.interval80) },
        { key: 'possible', label: t('chart.possible'), figure: between(expected.interval95) },
      ] // prettier-ignore
    : [
        {
          key: 'actual',
          label: t('chart.actual'),
          figure: known ? money(known.amount, currency) : t('chart.noData'),
        },
      ];
  return <ChartTooltip title={writeMonth(month)} lines={lines} />;
};

const PLAIN = { isAnimationActive: false, activeDot: false } as const;

const bandsOf = (paints: BandPaints) => (
  <>
    <Area
      {...PLAIN}
      dataKey="possible"
      stroke="none"
      fill={paints.possible}
      fillOpacity={POSSIBLE_OPACITY}
    />
    <Area
      {...PLAIN}
      dataKey="likely"
      stroke="none"
      fill={paints.likely}
      fillOpacity={0.5}
    />
  </>
);

const linesOf = (paints: BandPaints) => (
  <>
    <Line
      {...PLAIN}
      dataKey="actual"
      stroke={paints.line}
      strokeWidth={2}
      dot={{ r: 2 }}
    />
    <Line
      {...PLAIN}
      dataKey="expected"
      stroke={paints.line}
      strokeWidth={2}
      strokeDasharray={DASHES}
      dot={{ r: 2, strokeDasharray: '' }}
    />
  </>
);

const Bands = ({
  paints,
  ...props
}: ForecastChartProps & { paints: BandPaints }) => {
  const { history, months, currency } = props;
  const style = useChartStyle();
  const drawn = useMemo(
    () => toDrawnMonths(history, months),
    [history, months],
  );
  const scale = scaleOf(
    drawn.flatMap(({ actual, possible }) =>
      [actual ?? 0, ...(possible ?? [])].map(each => [each]),
    ),
  );
  return (
    <MonthChart
      data={drawn}
      scale={scale}
      currency={currency}
      margin={{ top: 12, right: 16 }}
      cursor={{ stroke: style.grid }}
      tooltip={month => <MonthFigures {...props} month={month} />}
    >
      {paints.defs}
      {bandsOf(paints)}
      {linesOf(paints)}
    </MonthChart>
  );
};

/** What the lines and bands are. */
const BandLegend = ({ paints }: { paints: BandPaints }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const entries = [
    { key: 'actual', mark: <Swatch fill={paints.line} /> },
    {
      key: 'expected',
      mark: (
        <svg width={22} height={12} aria-hidden style={{ flex: 'none' }}>
          <line
            x2={22}
            y1={6}
            y2={6}
            stroke={paints.line}
            strokeWidth={2}
            strokeDasharray={DASHES}
          />
        </svg>
      ),
    },
    { key: 'likely', mark: <Swatch fill={paints.likely} /> },
    {
      key: 'possible',
      mark: (
        <span style={{ opacity: POSSIBLE_OPACITY * 2, lineHeight: 0 }}>
          <Swatch fill={paints.possible} />
        </span>
      ),
    },
  ] as const;
  return (
    <PlainLegend
      entries={entries.map(entry => ({
        ...entry,
        label: t(`chart.${entry.key}`),
      }))}
    />
  );
};

/** What was, what is expected, and how sure that is: the forecast is dashed, its intervals are shaded. */
export const ForecastChart = (props: ForecastChartProps) => {
  const paints = useBandPaints();
  return (
    <ChartFrame {...props} height={320} legend={<BandLegend paints={paints} />}>
      <Bands {...props} paints={paints} />
    </ChartFrame>
  );
};
