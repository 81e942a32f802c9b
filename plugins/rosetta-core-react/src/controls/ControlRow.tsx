import { ReactNode, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import Stack from '@mui/material/Stack';
import TuneIcon from '@mui/icons-material/Tune';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useNarrow } from '../theme';
import { coreReactTranslationRef } from '../translation';
import { Pill } from './Pill';

interface ControlRowProps {
  /** What the controls are for, to those who don't see the row. */
  label: string;
  /** How many of them narrow what is shown: a phone says so on its one button. */
  active?: number;
  children: ReactNode;
}

/** On a phone: one button, and the controls on a sheet of their own. */
const ControlSheet = ({ label, active, children }: ControlRowProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <Box>
      <Pill
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        startIcon={<TuneIcon fontSize="small" aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {active
          ? t('filter.buttonActive', { active: String(active) })
          : t('filter.button')}
      </Pill>
      <Drawer
        anchor="bottom"
        open={isOpen}
        onClose={() => setOpen(false)}
        PaperProps={{ role: 'dialog', 'aria-label': label }}
      >
        <Stack gap={1.5} alignItems="flex-start" p={2} maxHeight="80vh">
          {children}
          <Button fullWidth variant="contained" onClick={() => setOpen(false)}>
            {t('filter.done')}
          </Button>
        </Stack>
      </Drawer>
    </Box>
  );
};

/** The controls of a page: one row as far as there is room, on a phone one button. */
export const ControlRow = (props: ControlRowProps) => {
  const isNarrow = useNarrow();
  if (isNarrow) return <ControlSheet {...props} />;
  return (
    <Stack
      direction="row"
      flexWrap="wrap"
      alignItems="center"
      gap={1}
      role="group"
      aria-label={props.label}
    >
      {props.children}
    </Stack>
  );
};
