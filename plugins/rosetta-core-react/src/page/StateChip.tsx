import Chip, { ChipProps, chipClasses } from '@mui/material/Chip';

interface StateChipProps extends Pick<ChipProps, 'color' | 'icon'> {
  /** The state in words. */
  label: string;
}

/** A state: in words, with a sign, and not by colour alone. */
export const StateChip = (props: StateChipProps) => (
  <Chip
    size="small"
    variant="outlined"
    {...props}
    sx={{
      m: 0,
      // The sign has the colour; words are for reading.
      [`& .${chipClasses.label}`]: { color: 'text.primary' },
    }}
  />
);
