import { useMemo, useState } from 'react';
import { Bar, Cell, LabelList, Line } from 'recharts';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { currentMonth, sumDecimals, useFormats } from '../format';
import { useNarrow } from '../theme';
import { coreReactTranslationRef } from '../translation';
import { scaleOf } from './axis';
import { ChartFrame } from './ChartFrame';
import { ColumnText, MARK, columnLabel, thinOut } from './columnLabels';
import { endLabel } from './labels';
import { Legend, Pointing } from './Legend';
import { MonthChart } from './MonthChart';
import { MonthTooltip } from './MonthTooltip';
import { OTHER, Series, stackOf } from './series';
import { UNFINISHED_OPACITY, opacityOf, useChartStyle } from './useChartStyle';
import { Paints, usePaints } from './usePaints';

export interface StackedColumnsProps extends Pointing {
  title: string;
  summary: string;
  months: readonly string[];
  /** The first month that may still grow; the current one does in any case. */
  unfinishedFrom?: string;
  series: readonly Series[];
  currency: string;
  /** What is said of some months, above their totals. */
  marks?: ReadonlyMap<string, string>;
  /** Parts with a colour of their own. */
  top?: number;
  actions?: JSX.Element;
  note?: string;
}

/** From seven series on, names beside the columns would lie on each other. */
const MAX_LABELLED = 6;

/** Names beside the columns need so much room that in less of it they would squeeze them. */
const MIN_LABELLED_WIDTH = 720;

const isUnfinished = (month: string, unfinishedFrom = currentMonth()) =>
  month >= unfinishedFrom || month >= currentMonth();

interface ColumnsProps extends Pointing {
  months: readonly string[];
  unfinishedFrom?: string;
  marks?: ReadonlyMap<string, string>;
  stack: readonly Series[];
  currency: string;
  paints: Paints;
}

/** Where names are written: beside the last column there is. */
const lastKnown = (months: readonly string[], stack: readonly Series[]) =>
  months.findLast((_, index) =>
    stack.some(({ values }) => values[index] !== null),
  );

const usePartBars = (props: ColumnsProps, labelled: boolean) => {
  const { months, stack, paints, highlight, onHighlight, onOpen } = props;
  const style = useChartStyle();
  const last = lastKnown(months, stack);
  return stack.map(({ key, label, values }) => (
    <Bar
      key={key}
      name={label}
      stackId="parts"
      dataKey={({ index }) =>
        values[index] === null ? null : Number(values[index])
      }
      fill={paints.of(key)}
      stroke={style.edge}
      maxBarSize={64}
      isAnimationActive={false}
      cursor={onOpen && key !== OTHER ? 'pointer' : undefined}
      onMouseEnter={() => onHighlight?.(key)}
      onMouseLeave={() => onHighlight?.()}
      onClick={() => onOpen?.(key)}
    >
      {months.map(month => (
        <Cell
          key={month}
          fillOpacity={
            opacityOf(key, highlight) *
            (isUnfinished(month, props.unfinishedFrom) ? UNFINISHED_OPACITY : 1)
          }
        />
      ))}
      {labelled && (
        <LabelList
          content={endLabel(style.label)}
          valueAccessor={({ payload }: { payload?: { month: string } }) =>
            payload?.month === last ? label : ''
          }
        />
      )}
    </Bar>
  ));
};

const knownAt = (stack: readonly Series[], index: number) =>
  stack.flatMap(({ values }) => values[index] ?? []);

/** What is written above each column, or in place of one. */
const useColumnTexts = (props: ColumnsProps) => {
  const { months, unfinishedFrom, stack, currency, marks } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { moneyTick } = useFormats();
  return useMemo(() => {
    const textOf = (month: string, index: number): ColumnText => {
      const amounts = knownAt(stack, index);
      const soFar = isUnfinished(month, unfinishedFrom) && t('chart.soFar');
      const mark = marks?.get(month);
      const note = [soFar, mark && `${MARK} ${mark}`].filter(Boolean).join(' · '); // prettier-ignore
      return amounts.length
        ? {
            total: moneyTick(Number(sumDecimals(amounts)), currency),
            ...(note && { note }),
            isMarked: mark !== undefined,
          }
        : { gap: t('chart.noBill') };
    };
    return new Map(months.map((month, index) => [month, textOf(month, index)]));
  }, [months, unfinishedFrom, stack, currency, marks, moneyTick, t]);
};

/** Of the amounts beside the columns, more or less. */
const AXIS_WIDTH = 70;
/** The total above the last column is wider than the column. */
const HALF_LABEL_WIDTH = 24;
const END_LABEL_WIDTH = 132;

/** How high the column is drawn: what is negative goes downwards. */
const topOf = (stack: readonly Series[], index: number) =>
  knownAt(stack, index)
    .map(Number)
    .filter(amount => amount > 0)
    .reduce((sum, amount) => sum + amount, 0);

/** A line that is not drawn: it carries the labels above the columns. */
const useTotals = (props: ColumnsProps, width?: number) => {
  const all = useColumnTexts(props);
  const texts = width && width > 0 ? thinOut(all, width) : all;
  const { label } = useChartStyle();
  return (
    <Line
      dataKey="top"
      stroke="none"
      dot={false}
      activeDot={false}
      isAnimationActive={false}
    >
      <LabelList
        content={columnLabel(texts, label)}
        valueAccessor={({ payload }: { payload?: { month: string } }) =>
          payload?.month ?? ''
        }
      />
    </Line>
  );
};

const Columns = (props: ColumnsProps) => {
  const { months, stack, currency, paints } = props;
  const style = useChartStyle();
  const narrow = useNarrow();
  const [width, setWidth] = useState<number>();
  const scale = scaleOf(
    months.map((_, index) =>
      stack.map(({ values }) => Number(values[index] ?? 0)),
    ),
  );
  const hasRoom = (width ?? MIN_LABELLED_WIDTH) >= MIN_LABELLED_WIDTH;
  const labelled = !narrow && hasRoom && stack.length <= MAX_LABELLED;
  const right = labelled ? END_LABEL_WIDTH : HALF_LABEL_WIDTH;
  const totals = useTotals(props, width && width - AXIS_WIDTH - right);
  return (
    <MonthChart
      data={months.map((month, index) => ({
        month,
        index,
        top: topOf(stack, index),
      }))}
      scale={scale}
      currency={currency}
      margin={{ top: 34, right }}
      cursor={style.cursor}
      tooltip={month => <MonthTooltip {...props} month={month} />}
      onResize={setWidth}
    >
      {paints.defs}
      {usePartBars(props, labelled)}
      {totals}
    </MonthChart>
  );
};

/** Parts of a whole over time: the largest at the bottom, the rest as one, a gap where nothing is known. */
export const StackedColumns = (props: StackedColumnsProps) => {
  const { series, top = 6 } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const stack = useMemo(
    () =>
      stackOf(series, top, count => t('chart.other', { parts: String(count) })),
    [series, top, t],
  );
  const keys = useMemo(() => stack.map(({ key }) => key), [stack]);
  const paints = usePaints(keys);
  const pointing: Pointing = {
    highlight: props.highlight,
    onHighlight: props.onHighlight,
    onOpen: key => key !== OTHER && props.onOpen?.(key),
  };
  return (
    <ChartFrame
      {...props}
      height={320}
      legend={<Legend {...pointing} parts={stack} paints={paints} />}
    >
      <Columns
        {...pointing}
        months={props.months}
        unfinishedFrom={props.unfinishedFrom}
        marks={props.marks}
        stack={stack}
        currency={props.currency}
        paints={paints}
      />
    </ChartFrame>
  );
};
