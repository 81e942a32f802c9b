import { ReactNode } from 'react';
import Box from '@mui/material/Box';

interface CardGridProps {
  /** Narrower than this a card goes to the next row. */
  least?: number;
  /** Whether few cards share the whole width, or keep their own. */
  stretch?: boolean;
  /** A list, where the cards are things to choose from. */
  component?: 'div' | 'ul';
  children: ReactNode;
}

/** Cards side by side, as far as there is room. */
export const CardGrid = ({
  least = 220,
  stretch = true,
  component = 'div',
  children,
}: CardGridProps) => (
  <Box
    component={component}
    sx={{
      display: 'grid',
      gap: 2,
      p: 0,
      m: 0,
      gridTemplateColumns: `repeat(${
        stretch ? 'auto-fit' : 'auto-fill'
      }, minmax(min(${least}px, 100%), 1fr))`,
    }}
  >
    {children}
  </Box>
);
