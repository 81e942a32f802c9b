import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import WarningAmberIcon from '@mui/icons-material/WarningAmber';
import { useTokens } from '../theme';

interface ProvenanceProps {
  /** Which run or source, and how old. */
  children: ReactNode;
  /** What is missing or older than it should be: in amber, never hidden. */
  warnings?: readonly ReactNode[];
}

/** The foot of a page: where its figures come from. */
export const Provenance = ({ children, warnings = [] }: ProvenanceProps) => {
  const { stale } = useTokens();
  return (
    <Box
      component="footer"
      sx={{ typography: 'body2', color: 'text.secondary' }}
    >
      {warnings.map((warning, index) => (
        <Stack
          key={index}
          direction="row"
          gap={1}
          alignItems="center"
          sx={{
            bgcolor: stale.ground,
            color: stale.text,
            borderRadius: 1,
            px: 1.5,
            py: 1,
            mb: 1,
          }}
        >
          <WarningAmberIcon fontSize="small" aria-hidden />
          <span>{warning}</span>
        </Stack>
      ))}
      {children}
    </Box>
  );
};
