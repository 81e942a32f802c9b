import { ReactNode } from 'react';
import Box from '@mui/material/Box';

/** A table, and beside it a list where there is room for both. */
export const TwoColumns = ({ children }: { children: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 2,
      alignItems: 'start',
      gridTemplateColumns: {
        xs: 'minmax(0, 1fr)',
        lg: 'minmax(0, 2.3fr) minmax(320px, 1fr)',
      },
    }}
  >
    {children}
  </Box>
);
