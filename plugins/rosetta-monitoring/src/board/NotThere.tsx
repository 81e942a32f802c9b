import { ReactNode } from 'react';
import Box from '@mui/material/Box';

/** Says, instead of a deployment, that there is none. */
export const NotThere = ({ children }: { children: ReactNode }) => (
  <Box component="span" color="text.secondary" fontStyle="italic">
    {children}
  </Box>
);
