import { ReactNode } from 'react';
import Typography from '@mui/material/Typography';

/** Of a part of a page, below its title. */
export const SectionTitle = ({ children }: { children: ReactNode }) => (
  <Typography variant="h6" component="h2" sx={{ m: 0 }}>
    {children}
  </Typography>
);
