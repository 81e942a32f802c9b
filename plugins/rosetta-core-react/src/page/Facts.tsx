import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

interface FactProps {
  name: string;
  /** For a long value: the room of two. */
  wide?: boolean;
  children: ReactNode;
}

/** One thing that is known, by its name. */
export const Fact = ({ name, wide, children }: FactProps) => (
  <Box sx={wide ? { gridColumn: { sm: 'span 2' } } : {}}>
    <Typography component="dt" variant="body2" color="text.secondary">
      {name}
    </Typography>
    <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  </Box>
);

interface FactsProps {
  /** How narrow a column of them may become, in pixels. */
  minWidth: number;
  children: ReactNode;
}

/** What is known of the thing that a page is about. */
export const Facts = ({ minWidth, children }: FactsProps) => (
  <Paper variant="outlined" sx={{ p: 2 }}>
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gap: 2,
        gridTemplateColumns: `repeat(auto-fill, minmax(${minWidth}px, 1fr))`,
      }}
    >
      {children}
    </Box>
  </Paper>
);
