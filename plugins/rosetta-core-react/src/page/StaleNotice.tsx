import { ReactNode } from 'react';
import Stack from '@mui/material/Stack';
import WarningAmberIcon from '@mui/icons-material/WarningAmber';
import { useTokens } from '../theme';

interface StaleNoticeProps {
  children: ReactNode;
  /** Announced when it appears, and as low as its lines allow: for a page that is watched. */
  live?: boolean;
}

/** What is missing, or older than it should be: in amber, never hidden. */
export const StaleNotice = ({ children, live }: StaleNoticeProps) => {
  const { stale } = useTokens();
  return (
    <Stack
      role={live ? 'status' : undefined}
      direction="row"
      gap={1}
      alignItems={live ? 'flex-start' : 'center'}
      sx={{
        bgcolor: stale.ground,
        color: stale.text,
        borderRadius: 1,
        px: 1.5,
        py: live ? 0.5 : 1,
      }}
    >
      <WarningAmberIcon fontSize="small" aria-hidden />
      {children}
    </Stack>
  );
};
