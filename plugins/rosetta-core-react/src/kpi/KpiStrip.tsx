import { ReactNode } from 'react';
import Box from '@mui/material/Box';

/** Where a strip is one row; below, two figures share one, and each has room for a second line. */
export const IN_ONE_ROW = '@media (min-width: 900px)';

/** The figures that answer a page's question, side by side; a narrow window has two in a row. */
export const KpiStrip = ({ children }: { children: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 1.5,
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      [IN_ONE_ROW]: {
        gridTemplateColumns: 'none',
        gridAutoFlow: 'column',
        gridAutoColumns: 'minmax(0, 1fr)',
      },
    }}
  >
    {children}
  </Box>
);
