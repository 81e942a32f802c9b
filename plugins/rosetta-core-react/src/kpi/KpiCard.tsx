import { ReactNode } from 'react';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Change, ChangeProps } from './Change';
import { Explain } from './Explain';
import { Sparkline } from './Sparkline';

interface KpiCardProps {
  name: string;
  /** The figure with its unit. */
  figure: ReactNode;
  change?: ChangeProps;
  /** A line of its own instead of, or after, the change. */
  detail?: ReactNode;
  sparkline?: readonly (number | null)[];
  /** Where the figure comes from and how it is made. */
  explain: ReactNode;
}

/** One figure that answers a question: name, figure, change, shape, and why. */
export const KpiCard = (props: KpiCardProps) => (
  <Paper
    component="section"
    aria-label={props.name}
    variant="outlined"
    sx={{ p: 2, height: '100%' }}
  >
    <Stack spacing={0.5} height="100%">
      <Stack direction="row" justifyContent="space-between" alignItems="center">
        <Typography variant="body2" color="text.secondary" component="h2">
          {props.name}
        </Typography>
        <Explain what={props.name}>{props.explain}</Explain>
      </Stack>
      <Typography
        component="p"
        sx={{ fontSize: '1.75rem', fontWeight: 600, lineHeight: 1.2 }}
        noWrap
      >
        {props.figure}
      </Typography>
      <Typography variant="body2" component="div">
        {props.change && <Change {...props.change} />}
        {props.detail && <div>{props.detail}</div>}
      </Typography>
      {props.sparkline && (
        <div style={{ marginTop: 'auto' }}>
          <Sparkline values={props.sparkline} />
        </div>
      )}
    </Stack>
  </Paper>
);
