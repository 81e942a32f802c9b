import { ReactNode } from 'react';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';

interface TitledCardProps {
  title: string;
  /** Beside the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A card with its title, as high as those beside it. */
export const TitledCard = ({ title, action, children }: TitledCardProps) => (
  <Paper
    component="section"
    aria-label={title}
    variant="outlined"
    sx={{ p: 2, height: '100%' }}
  >
    <Stack gap={0.5} height="100%">
      <Stack
        direction="row"
        justifyContent="space-between"
        alignItems="center"
        // Titles stand at one height, with and without a button beside them.
        minHeight={30}
      >
        <Typography variant="body2" color="text.secondary" component="h2">
          {title}
        </Typography>
        {action}
      </Stack>
      {children}
    </Stack>
  </Paper>
);
