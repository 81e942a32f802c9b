import { ReactNode, useId, useState } from 'react';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import HelpOutlineIcon from '@mui/icons-material/HelpOutline';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreReactTranslationRef } from '../translation';

interface ExplainProps {
  /** What is explained, for those who hear the button. */
  what: string;
  children: ReactNode;
}

/** One click away: where a figure comes from and how it is made. */
export const Explain = ({ what, children }: ExplainProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <>
      <IconButton
        size="small"
        aria-label={t('kpi.explain', { what })}
        aria-haspopup="dialog"
        aria-expanded={Boolean(anchor)}
        aria-controls={anchor ? id : undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        <HelpOutlineIcon fontSize="small" />
      </IconButton>
      <Popover
        id={id}
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': what } }}
      >
        <Box sx={{ p: 2, maxWidth: 360 }}>{children}</Box>
      </Popover>
    </>
  );
};
