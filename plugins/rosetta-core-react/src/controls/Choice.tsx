import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';

export interface ChoiceProps<T extends string> {
  label: string;
  value: T | undefined;
  options: readonly { value: T; label: string }[];
  /** What leaving it open means; without it, one must be chosen. */
  all?: string;
  width?: number;
  onChange(value?: T): void;
}

/** What is wider than this has a row of its own on a phone: half of one would cut its words off. */
const MAX_HALF_WIDTH = 200;

/** One control of the row: one value of a few, or none. */
export const Choice = <T extends string>(props: ChoiceProps<T>) => {
  const { label, value, options, all, width = 136, onChange } = props;
  // An address may hold a value that is no longer there; it stays visible.
  const known = value === undefined || options.some(o => o.value === value);
  const shown = known ? options : [...options, { value, label: value }];
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value ?? ''}
      onChange={({ target }) =>
        onChange((target.value || undefined) as T | undefined)
      }
      sx={{
        width: {
          xs: width > MAX_HALF_WIDTH ? '100%' : 'calc(50% - 6px)',
          sm: width,
        },
      }}
      InputLabelProps={all ? { shrink: true } : undefined}
      SelectProps={{ displayEmpty: all !== undefined }}
    >
      {all !== undefined && <MenuItem value="">{all}</MenuItem>}
      {shown.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
};
