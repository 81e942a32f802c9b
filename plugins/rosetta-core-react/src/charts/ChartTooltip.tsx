import { ReactNode } from 'react';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Swatch } from './Swatch';

interface TooltipLine {
  key: string;
  label: string;
  figure: ReactNode;
  fill?: string;
}

interface ChartTooltipProps {
  title: string;
  lines?: readonly TooltipLine[];
}

/** The figures under the pointer. */
export const ChartTooltip = ({ title, lines = [] }: ChartTooltipProps) => (
  <Paper elevation={4} sx={{ p: 1.5, minWidth: 180 }}>
    <Typography variant="subtitle2">{title}</Typography>
    {lines.map(({ key, label, figure, fill }) => (
      <Stack key={key} direction="row" alignItems="center" gap={1}>
        {fill && <Swatch fill={fill} />}
        <Typography variant="body2" flex={1}>
          {label}
        </Typography>
        <Typography
          variant="body2"
          sx={{ fontVariantNumeric: 'tabular-nums', pl: 2 }}
        >
          {figure}
        </Typography>
      </Stack>
    ))}
  </Paper>
);
