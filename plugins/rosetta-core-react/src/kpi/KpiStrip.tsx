import { ReactNode } from 'react';
import Box from '@mui/material/Box';

/** The figures that answer a page's question, side by side; a phone has two in a row. */
export const KpiStrip = ({ children }: { children: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 1.5,
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      [`@media (min-width: 900px)`]: {
        gridTemplateColumns: 'none',
        gridAutoFlow: 'column',
        gridAutoColumns: 'minmax(0, 1fr)',
      },
    }}
  >
    {children}
  </Box>
);
