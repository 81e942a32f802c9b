import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { StaleNotice } from './StaleNotice';

interface ProvenanceProps {
  /** Which run or source, and how old. */
  children: ReactNode;
  /** What is missing or older than it should be: in amber, never hidden. */
  warnings?: readonly ReactNode[];
}

/** The foot of a page: where its figures come from. */
export const Provenance = ({ children, warnings = [] }: ProvenanceProps) => (
  <Box component="footer" sx={{ typography: 'body2', color: 'text.secondary' }}>
    {warnings.map((warning, index) => (
      <Box key={index} mb={1}>
        <StaleNotice>
          <span>{warning}</span>
        </StaleNotice>
      </Box>
    ))}
    {children}
  </Box>
);
