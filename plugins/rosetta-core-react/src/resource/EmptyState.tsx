import { ReactNode } from 'react';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';

interface EmptyStateProps {
  /** Why there is nothing. */
  title: string;
  /** What to do about it. */
  children: ReactNode;
  action?: ReactNode;
}

/** Nothing to show: says why, and what to do. */
export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <Paper variant="outlined" sx={{ p: 4 }}>
    <Stack spacing={1.5} alignItems="flex-start" maxWidth="60ch">
      <Typography variant="h5" component="h2" sx={{ m: 0 }}>
        {title}
      </Typography>
      <Typography component="div" color="text.secondary">
        {children}
      </Typography>
      {action}
    </Stack>
  </Paper>
);
