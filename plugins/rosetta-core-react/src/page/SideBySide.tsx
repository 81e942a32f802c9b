import { ReactNode } from 'react';
import Box from '@mui/material/Box';

interface SideBySideProps {
  /** A picture and the table behind it. */
  children: [ReactNode, ReactNode];
}

/** Both need this much together, each half of it; narrower, the table comes below. */
const MIN_WIDTH = 1120;

/** A picture and its table: beside each other where the page is wide enough for both. */
export const SideBySide = ({ children }: SideBySideProps) => (
  <Box sx={{ containerType: 'inline-size' }}>
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: 'minmax(0, 1fr)',
        [`@container (min-width: ${MIN_WIDTH}px)`]: {
          gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.25fr)',
        },
      }}
    >
      {children}
    </Box>
  </Box>
);
