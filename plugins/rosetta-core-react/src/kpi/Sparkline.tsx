import { Line, LineChart, ResponsiveContainer, YAxis } from 'recharts';
import { useTokens } from '../theme';

interface SparklineProps {
  /** One per month; null where there is no data, which is a gap and not a zero. */
  values: readonly (number | null)[];
}

/** The shape of the last months, without figures: the card's words carry them. */
export const Sparkline = ({ values }: SparklineProps) => {
  const { categorical } = useTokens();
  if (values.filter(value => value !== null).length < 2) return null;
  return (
    <div aria-hidden style={{ height: 36 }}>
      <ResponsiveContainer width="100%" height={36}>
        <LineChart
          data={values.map(value => ({ value }))}
          margin={{ top: 4, right: 2, bottom: 4, left: 2 }}
          accessibilityLayer={false}
        >
          <YAxis hide domain={[0, 'dataMax']} />
          <Line
            dataKey="value"
            stroke={categorical[0]}
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
};
