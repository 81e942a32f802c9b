import { MouseEventHandler, ReactNode, forwardRef } from 'react';
import Box from '@mui/material/Box';
import Button, { ButtonProps } from '@mui/material/Button';
import ArrowDropDownIcon from '@mui/icons-material/ArrowDropDown';

interface PillProps
  extends Pick<
    ButtonProps,
    | 'aria-label'
    | 'aria-expanded'
    | 'aria-haspopup'
    | 'aria-controls'
    | 'startIcon'
  > {
  onClick?: MouseEventHandler<HTMLButtonElement>;
  children: ReactNode;
}

/** A control that is a button: one height and shape in every row of controls. */
export const Pill = forwardRef<HTMLButtonElement, PillProps>((props, ref) => (
  <Button
    ref={ref}
    variant="outlined"
    size="small"
    color="inherit"
    {...props}
    sx={{
      borderRadius: 999,
      minHeight: 32,
      px: 1.25,
      fontWeight: 400,
      textTransform: 'none',
      whiteSpace: 'nowrap',
      borderColor: 'divider',
      bgcolor: 'background.paper',
    }}
  />
));

export interface PillFaceProps {
  /** What is chosen here. */
  name: string;
  /** What is chosen. */
  value: string;
  detail?: string;
}

/** The same in one piece, for those who hear it. */
export const pillLabel = ({ name, value, detail }: PillFaceProps) =>
  [`${name}: ${value}`, detail].filter(Boolean).join(', ');

/** What a pill that opens something says of itself. */
export const PillFace = ({ name, value, detail }: PillFaceProps) => (
  <>
    <Box component="span" color="text.secondary" whiteSpace="pre">
      {`${name}: `}
    </Box>
    <Box component="span" fontWeight={600}>
      {value}
    </Box>
    {detail && (
      <Box component="span" color="text.secondary" whiteSpace="pre">
        {`  ${detail}`}
      </Box>
    )}
    <ArrowDropDownIcon fontSize="small" aria-hidden sx={{ mr: -0.75 }} />
  </>
);
