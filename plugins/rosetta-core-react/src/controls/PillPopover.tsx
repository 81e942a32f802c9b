import { ReactNode, useId, useState } from 'react';
import Box from '@mui/material/Box';
import Popover from '@mui/material/Popover';
import { Pill, PillFace, PillFaceProps, usePillLabel } from './Pill';

interface PillPopoverProps extends PillFaceProps {
  /** What the pill says instead of its name and value. */
  face?: ReactNode;
  children(close: () => void): ReactNode;
}

/** A pill that opens what there is to choose from. */
export const PillPopover = (props: PillPopoverProps) => {
  const { name, value, detail, face } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const labelOf = usePillLabel();
  const close = () => setAnchor(null);
  return (
    <>
      <Pill
        aria-label={face ? undefined : labelOf(props)}
        aria-haspopup="dialog"
        aria-expanded={Boolean(anchor)}
        aria-controls={anchor ? id : undefined}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {face ?? <PillFace name={name} value={value} detail={detail} />}
      </Pill>
      <Popover
        id={id}
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': name } }}
      >
        <Box sx={{ p: 2, minWidth: 240, maxWidth: 360 }}>
          {props.children(close)}
        </Box>
      </Popover>
    </>
  );
};
