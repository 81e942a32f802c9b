import { ReactNode, useId, useState } from 'react';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';

interface PopoverButtonProps {
  /** What the button does, for those who hear it. */
  label: string;
  /** What is opened. */
  title: string;
  /** What the button looks like. */
  face: ReactNode;
  children: ReactNode;
}

/** One click away: what there is no room for, on a card of its own. */
export const PopoverButton = (props: PopoverButtonProps) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <>
      <IconButton
        size="small"
        aria-label={props.label}
        aria-haspopup="dialog"
        aria-expanded={Boolean(anchor)}
        aria-controls={anchor ? id : undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {props.face}
      </IconButton>
      <Popover
        id={id}
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': props.title } }}
      >
        <Box sx={{ p: 2, maxWidth: 360 }}>{props.children}</Box>
      </Popover>
    </>
  );
};
