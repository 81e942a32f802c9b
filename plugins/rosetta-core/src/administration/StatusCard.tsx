import { ReactNode } from 'react';
import Chip, { ChipProps } from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';

interface StatusCardProps {
  title: string;
  /** The level of its title, below the heading that it stands under. */
  heading: 'h2' | 'h3';
  status: string;
  color: ChipProps['color'];
  /** What is known of it, beside its status. */
  detail: ReactNode;
  /** What is wrong with it. */
  children?: ReactNode;
}

/** How one service or source is, as an item of a list of them. */
export const StatusCard = (props: StatusCardProps) => (
  <Paper component="li" variant="outlined" sx={{ p: 2, listStyle: 'none' }}>
    <Stack direction="row" alignItems="center" gap={2} flexWrap="wrap">
      <Typography
        variant="h6"
        component={props.heading}
        sx={{ m: 0, minWidth: 160 }}
      >
        {props.title}
      </Typography>
      <Chip
        size="small"
        variant="outlined"
        sx={{ m: 0 }}
        color={props.color}
        label={props.status}
      />
      <Typography color="text.secondary">{props.detail}</Typography>
    </Stack>
    {props.children}
  </Paper>
);
