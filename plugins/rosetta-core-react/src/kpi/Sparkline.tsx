import Box from '@mui/material/Box';
import { Area, AreaChart, ResponsiveContainer, YAxis } from 'recharts';
import { useTokens } from '../theme';

interface SparklineProps {
  /** One per month; null where there is no data, which is a gap and not a zero. */
  values: readonly (number | null)[];
}

/** The shape of the last months, without figures: the card's words carry them. As high as there is room. */
export const Sparkline = ({ values }: SparklineProps) => {
  const { categorical } = useTokens();
  if (values.filter(value => value !== null).length < 2) return null;
  return (
    <Box
      aria-hidden
      sx={{ position: 'relative', flex: 1, minHeight: 36, maxHeight: 140 }}
    >
      <Box sx={{ position: 'absolute', inset: 0 }}>
        <ResponsiveContainer width="100%" height="100%">
          <AreaChart
            data={values.map(value => ({ value }))}
            margin={{ top: 4, right: 2, bottom: 0, left: 2 }}
            accessibilityLayer={false}
          >
            <YAxis hide domain={[0, 'dataMax']} />
            <Area
              dataKey="value"
              stroke={categorical[0]}
              strokeWidth={2}
              fill={categorical[0]}
              fillOpacity={0.12}
              isAnimationActive={false}
            />
          </AreaChart>
        </ResponsiveContainer>
      </Box>
    </Box>
  );
};
