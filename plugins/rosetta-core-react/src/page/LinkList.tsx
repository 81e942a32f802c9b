import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { linkClasses } from '@mui/material/Link';

/** A short list of links, each with room enough for a finger, and seen as a link in its line. */
export const LinkList = ({ children }: { children: ReactNode }) => (
  <Box
    component="ul"
    sx={{
      m: 0,
      paddingInlineStart: '1.25em',
      '& > li': { py: 0.375 },
      [`& .${linkClasses.root}`]: { textDecoration: 'underline' },
    }}
  >
    {children}
  </Box>
);
