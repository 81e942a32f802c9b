import { ReactNode } from 'react';
import Box from '@mui/material/Box';

/** At most four cards, side by side as far as there is room. */
export const KpiRow = ({ children }: { children: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 2,
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    }}
  >
    {children}
  </Box>
);
