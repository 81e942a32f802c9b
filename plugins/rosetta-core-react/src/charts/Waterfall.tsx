import { Bar, Cell, LabelList } from 'recharts';
import { sumDecimals, useFormats } from '../format';
import { useNarrow, useTokens } from '../theme';
import { scaleOf } from './axis';
import { ChartFrame } from './ChartFrame';
import { ChartTooltip } from './ChartTooltip';
import { HorizontalBarChart } from './HorizontalBarChart';
import { barLabel } from './labels';
import { useChartStyle } from './useChartStyle';

/** A step between two amounts; what is no step is an amount by itself. */
export interface WaterfallPart {
  key: string;
  label: string;
  amount: string;
  isStep: boolean;
}

interface WaterfallProps {
  title: string;
  summary: string;
  parts: readonly WaterfallPart[];
  currency: string;
  note?: string;
}

interface DrawnStep extends WaterfallPart {
  /** Where it begins and ends. */
  span: [number, number];
}

const BAR_HEIGHT = 34;
const NAMES = { narrow: 110, wide: 170 };
/** Room for a figure beyond the end of its bar. */
const FIGURE_WIDTH = 96;

/** Each step begins where the one before it ended. */
export const stepsOf = (parts: readonly WaterfallPart[]): DrawnStep[] => {
  let reached = '0';
  return parts.map(part => {
    const start = part.isStep ? reached : '0';
    reached = sumDecimals([start, part.amount]);
    return { ...part, span: [Number(start), Number(reached)] };
  });
};

const useFigure = (currency: string) => {
  const { moneyShort, moneyDifference } = useFormats();
  return ({ amount, isStep }: WaterfallPart) =>
    isStep ? moneyDifference(amount, currency) : moneyShort(amount, currency);
};

const useFill = () => {
  const { categorical, worse, better } = useTokens();
  return ({ amount, isStep }: WaterfallPart) => {
    if (!isStep) return categorical[0];
    return amount.startsWith('-') ? better : worse;
  };
};

const Steps = ({ parts, currency }: WaterfallProps) => {
  const figureOf = useFigure(currency);
  const fillOf = useFill();
  const style = useChartStyle();
  const width = useNarrow() ? NAMES.narrow : NAMES.wide;
  const steps = stepsOf(parts);
  return (
    <HorizontalBarChart
      data={steps}
      scale={scaleOf(steps.flatMap(({ span }) => span.map(end => [end])))}
      currency={currency}
      names={{ width }}
      figureWidth={FIGURE_WIDTH}
      tooltip={step => (
        <ChartTooltip title={`${step.label} ${figureOf(step)}`} />
      )}
    >
      <Bar dataKey="span" maxBarSize={22} isAnimationActive={false}>
        {steps.map(step => (
          <Cell key={step.key} fill={fillOf(step)} />
        ))}
        <LabelList
          content={barLabel(style.label)}
          valueAccessor={({ payload }: { payload?: DrawnStep }) =>
            payload ? figureOf(payload) : ''
          }
        />
      </Bar>
    </HorizontalBarChart>
  );
};

/** From one amount to another by the steps between them; the sign of each is written beside it. */
export const Waterfall = (props: WaterfallProps) => (
  <ChartFrame {...props} height={props.parts.length * BAR_HEIGHT + 40}>
    <Steps {...props} />
  </ChartFrame>
);
