import { useTheme } from '@mui/material/styles';
import { useTokens } from '../theme';

/** What every chart draws its axes with. */
export const useChartStyle = () => {
  const { palette, typography } = useTheme();
  const { grid } = useTokens();
  const text = {
    fill: palette.text.secondary,
    fontSize: 12,
    fontFamily: typography.fontFamily,
  };
  return {
    grid,
    text,
    label: { ...text, fill: palette.text.primary },
    /** Between two parts, so that neighbours are told apart by more than colour. */
    edge: palette.background.paper,
    axis: { tick: text, axisLine: { stroke: grid }, tickLine: false },
    cursor: { fill: palette.action.hover },
  };
};

/** Parts that are not pointed at step back. */
export const opacityOf = (key: string, highlight?: string) =>
  highlight === undefined || highlight === key ? 1 : 0.35;

/** What is not over yet is pale. */
export const UNFINISHED_OPACITY = 0.4;
