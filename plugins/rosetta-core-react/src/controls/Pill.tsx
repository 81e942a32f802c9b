import { MouseEventHandler, ReactNode, forwardRef } from 'react';
import Box from '@mui/material/Box';
import Button, { ButtonProps } from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import ArrowDropDownIcon from '@mui/icons-material/ArrowDropDown';
import { useFormats } from '../format';

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

/** From here on a row of controls has room for the words of its acts, in any language. */
const ROOMY = '@media (min-width: 1560px)';
/** On a phone they stand below each other. */
const STACKED = '@media (max-width: 599.95px)';

interface ActPillProps extends Pick<PillProps, 'onClick'> {
  icon: ReactNode;
  text: string;
}

/** An act on what is shown: an icon alone, where words would push the row into a second one. */
export const ActPill = ({ icon, text, onClick }: ActPillProps) => (
  <Tooltip title={text}>
    <Pill aria-label={text} onClick={onClick}>
      {icon}
      <Box
        component="span"
        sx={{
          display: 'none',
          [ROOMY]: { display: 'inline', ml: 1 },
          [STACKED]: { display: 'inline', ml: 1 },
        }}
      >
        {text}
      </Box>
    </Pill>
  </Tooltip>
);

export interface PillFaceProps {
  /** What is chosen here. */
  name: string;
  /** What is chosen. */
  value: string;
  detail?: string;
}

/** The same in one piece, for those who hear it. */
export const usePillLabel = () => {
  const { named } = useFormats();
  return ({ name, value, detail }: PillFaceProps) =>
    [named(name, value), detail].filter(Boolean).join(', ');
};

/** What a pill that opens something says of itself. */
export const PillFace = ({ name, value, detail }: PillFaceProps) => {
  const { named } = useFormats();
  return (
    <>
      <Box component="span" color="text.secondary" whiteSpace="pre">
        {named(name, '')}
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
};
