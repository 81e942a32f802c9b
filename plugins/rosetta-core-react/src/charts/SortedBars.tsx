import { UNALLOCATED } from '@rosetta/contracts/finops';
import { useMemo } from 'react';
import { Bar, Cell, LabelList } from 'recharts';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../format';
import { useNarrow, useTokens } from '../theme';
import { coreReactTranslationRef } from '../translation';
import { scaleOf } from './axis';
import { BarPart, DrawnPart, barsOf } from './bars';
import { barLabel } from './labels';
import { BarTooltip } from './BarTooltip';
import { ChartFrame } from './ChartFrame';
import { HorizontalBarChart } from './HorizontalBarChart';
import { PlainLegend, Pointing } from './Legend';
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
  const figureOf = useFigures(currency);
  const { width, most } = useNarrow() ? NAMES.narrow : NAMES.wide;
  const scale = scaleOf(
    bars.map(bar => [bar.allocatedSize, bar.unallocatedSize]),
  );
  return (
    <HorizontalBarChart
      data={bars}
      scale={scale}
      currency={currency}
      names={{ width, write: name => shorten(name, most) }}
      figureWidth={roomFor(bars.map(figureOf))}
      tooltip={bar => (
        <BarTooltip bar={bar} currency={currency} paints={paints} />
      )}
    >
      {paints.defs}
      {useHalves({ ...props, figureOf })}
    </HorizontalBarChart>
  );
};

/** What the two halves of a bar are. */
const BarsLegend = ({ paints }: { paints: Paints }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { categorical } = useTokens();
  const halves = [
    ['attributed', categorical[0]],
    ['unallocated', paints.of(UNALLOCATED)],
  ] as const;
  return (
    <PlainLegend
      entries={halves.map(([key, fill]) => ({
        key,
        label: t(`chart.${key}`),
        mark: <Swatch fill={fill} />,
      }))}
    />
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
