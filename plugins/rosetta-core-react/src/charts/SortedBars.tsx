import { UNALLOCATED } from '@rosetta/contracts/finops';
import { useMemo } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../format';
import { useNarrow, useTokens } from '../theme';
import { coreReactTranslationRef } from '../translation';
import { scaleOf } from './axis';
import { BarPart, DrawnPart, barsOf } from './bars';
import { barLabel } from './labels';
import { BarTooltip } from './BarTooltip';
import { ChartFrame } from './ChartFrame';
import { Pointing } from './Legend';
import { OTHER } from './series';
import { Swatch } from './Swatch';
import { opacityOf, useChartStyle } from './useChartStyle';
import { Paints, usePaints } from './usePaints';

export interface SortedBarsProps extends Pointing {
  title: string;
  summary: string;
  parts: readonly BarPart[];
  currency: string;
  /** Parts with a bar of their own. */
  top?: number;
  actions?: JSX.Element;
  note?: string;
}

interface BarsProps extends Pointing {
  bars: readonly DrawnPart[];
  currency: string;
  paints: Paints;
}

const BAR_HEIGHT = 30;
/** What a name of two lines and a figure take at the size of a chart's text. */
const NAMES = {
  narrow: { width: 96, most: 22 },
  wide: { width: 150, most: 40 },
};
const DIGIT_WIDTH = 7;

const shorten = (label: string, most: number) =>
  label.length > most ? `${label.slice(0, most - 1)}…` : label;

/** Room for the longest figure beyond the end of its bar. */
const roomFor = (figures: readonly string[]) =>
  12 + DIGIT_WIDTH * Math.max(0, ...figures.map(({ length }) => length));

/** Both halves of a bar answer the pointer alike. */
const pointingProps = ({ onHighlight, onOpen }: Pointing) => ({
  stackId: 'parts',
  maxBarSize: 22,
  isAnimationActive: false,
  cursor: onOpen ? 'pointer' : undefined,
  onMouseEnter: ({ payload }: { payload?: BarPart }) =>
    onHighlight?.(payload?.key),
  onMouseLeave: () => onHighlight?.(),
  onClick: ({ payload }: { payload?: BarPart }) =>
    payload && onOpen?.(payload.key),
});

/** On a phone bars need the room that all digits would take. */
const useFigures = (currency: string) => {
  const { moneyTick, moneyShort } = useFormats();
  const narrow = useNarrow();
  return ({ amount }: BarPart) =>
    narrow ? moneyTick(Number(amount), currency) : moneyShort(amount, currency);
};

const useHalves = (props: BarsProps & { figureOf(bar: BarPart): string }) => {
  const { bars, paints, highlight, figureOf } = props;
  const { label } = useChartStyle();
  const { categorical, other } = useTokens();
  const pointing = pointingProps(props);
  const half = (
    size: 'allocatedSize' | 'unallocatedSize',
    isOuter: (bar: DrawnPart) => boolean,
    fill: (key: string) => string,
  ) => (
    <Bar key={size} {...pointing} dataKey={size}>
      {bars.map(({ key }) => (
        <Cell
          key={key}
          fill={fill(key)}
          fillOpacity={opacityOf(key, highlight)}
        />
      ))}
      <LabelList
        content={barLabel(label)}
        valueAccessor={({ payload }: { payload?: DrawnPart }) =>
          payload && isOuter(payload) ? figureOf(payload) : ''
        }
      />
    </Bar>
  );
  return [
    half(
      'allocatedSize',
      bar => bar.unallocatedSize === 0,
      key => (key === OTHER ? other : categorical[0]),
    ),
    half(
      'unallocatedSize',
      bar => bar.unallocatedSize !== 0,
      () => paints.of(UNALLOCATED),
    ),
  ];
};

const Bars = (props: BarsProps) => {
  const { bars, currency, paints } = props;
  const { moneyTick } = useFormats();
  const figureOf = useFigures(currency);
  const style = useChartStyle();
  const names = useNarrow() ? NAMES.narrow : NAMES.wide;
  const right = roomFor(bars.map(figureOf));
  const scale = scaleOf(
    bars.map(bar => [bar.allocatedSize, bar.unallocatedSize]),
  );
  const labels = new Map(bars.map(({ key, label }) => [key, label]));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        layout="vertical"
        data={bars as DrawnPart[]}
        stackOffset="sign"
        accessibilityLayer={false}
        margin={{ top: 4, right, bottom: 0, left: 8 }}
      >
        {paints.defs}
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
          width={names.width}
          interval={0}
          tickFormatter={key => shorten(labels.get(key) ?? '', names.most)}
          {...style.axis}
          tick={style.label}
        />
        <Tooltip
          cursor={style.cursor}
          isAnimationActive={false}
          content={({ active, payload }) =>
            active && (
              <BarTooltip
                bar={payload?.[0]?.payload}
                currency={currency}
                paints={paints}
              />
            )
          }
        />
        {useHalves({ ...props, figureOf })}
      </BarChart>
    </ResponsiveContainer>
  );
};

/** What the two halves of a bar are. */
const BarsLegend = ({ paints }: { paints: Paints }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { categorical } = useTokens();
  const halves = [
    [t('chart.attributed'), categorical[0]],
    [t('chart.unallocated'), paints.of(UNALLOCATED)],
  ];
  return (
    <Stack direction="row" flexWrap="wrap" columnGap={2} mt={1}>
      {halves.map(([label, fill]) => (
        <Stack key={label} direction="row" alignItems="center" gap={0.75}>
          <Swatch fill={fill} />
          <Typography variant="body2">{label}</Typography>
        </Stack>
      ))}
    </Stack>
  );
};

/** Parts of one total in one hue, largest first; what of each is unallocated is hatched grey. */
export const SortedBars = (props: SortedBarsProps) => {
  const { parts, top = 10 } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const bars = useMemo(
    () =>
      barsOf(parts, top, count => t('chart.other', { parts: String(count) })),
    [parts, top, t],
  );
  const keys = useMemo(() => bars.map(({ key }) => key), [bars]);
  const paints = usePaints(keys);
  return (
    <ChartFrame
      {...props}
      height={bars.length * BAR_HEIGHT + 40}
      legend={<BarsLegend paints={paints} />}
    >
      <Bars
        bars={bars}
        currency={props.currency}
        paints={paints}
        highlight={props.highlight}
        onHighlight={props.onHighlight}
        onOpen={props.onOpen && (key => key !== OTHER && props.onOpen?.(key))}
      />
    </ChartFrame>
  );
};
