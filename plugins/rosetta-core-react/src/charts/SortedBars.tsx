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
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../format';
import { useNarrow } from '../theme';
import { coreReactTranslationRef } from '../translation';
import { scaleOf } from './axis';
import { BarPart, DrawnPart, barsOf } from './bars';
import { barLabel } from './labels';
import { BarTooltip } from './BarTooltip';
import { ChartFrame } from './ChartFrame';
import { Pointing } from './Legend';
import { OTHER, UNALLOCATED } from './series';
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

const BAR_HEIGHT = 34;
const LONGEST_LABEL = 22;

const shorten = (label: string) =>
  label.length > LONGEST_LABEL
    ? `${label.slice(0, LONGEST_LABEL - 1)}…`
    : label;

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

const useHalves = (props: BarsProps) => {
  const { bars, currency, paints, highlight } = props;
  const { moneyShort } = useFormats();
  const { label } = useChartStyle();
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
          payload && isOuter(payload)
            ? moneyShort(payload.amount, currency)
            : ''
        }
      />
    </Bar>
  );
  return [
    half('allocatedSize', bar => bar.unallocatedSize === 0, paints.of),
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
  const style = useChartStyle();
  const narrow = useNarrow();
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
        margin={{ top: 4, right: 88, bottom: 0, left: 8 }}
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
          width={narrow ? 96 : 150}
          interval={0}
          tickFormatter={key => shorten(labels.get(key) ?? '')}
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
        {useHalves(props)}
      </BarChart>
    </ResponsiveContainer>
  );
};

/** Parts of one total, largest first; what of each is unallocated is hatched grey. */
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
    <ChartFrame {...props} height={bars.length * BAR_HEIGHT + 40}>
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
