import Autocomplete from '@mui/material/Autocomplete';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';

interface FieldProps {
  label: string;
  value: string;
  /** What is wrong with it. */
  problem?: string;
  required?: boolean;
  onChange(value: string): void;
}

const shared = ({ label, value, problem, required }: FieldProps) => ({
  label,
  value,
  required,
  error: Boolean(problem),
  helperText: problem,
});

export const TextInput = ({
  multiline,
  ...props
}: FieldProps & { multiline?: boolean }) => (
  <TextField
    {...shared(props)}
    multiline={multiline}
    onChange={({ target }) => props.onChange(target.value)}
    inputProps={{ maxLength: 2000 }}
  />
);

/** A day; empty is none. */
export const DateField = (props: FieldProps) => (
  <TextField
    {...shared(props)}
    type="date"
    InputLabelProps={{ shrink: true }}
    onChange={({ target }) => props.onChange(target.value)}
  />
);

export interface Option {
  value: string;
  label: string;
}

/** One of a few. */
export const ChoiceField = ({
  options,
  ...props
}: FieldProps & { options: readonly Option[] }) => (
  <TextField
    {...shared(props)}
    select
    onChange={({ target }) => props.onChange(target.value)}
  >
    {options.map(option => (
      <MenuItem key={option.value} value={option.value}>
        {option.label}
      </MenuItem>
    ))}
  </TextField>
);

/** One of many, found by its name. */
export const SearchField = ({
  options,
  ...props
}: FieldProps & { options: readonly Option[] }) => (
  <Autocomplete
    options={options}
    value={options.find(({ value }) => value === props.value) ?? null}
    getOptionLabel={({ label }) => label}
    getOptionKey={({ value }) => value}
    onChange={(_, option) => props.onChange(option?.value ?? '')}
    renderInput={params => (
      <TextField
        {...params}
        label={props.label}
        required={props.required}
        error={Boolean(props.problem)}
        helperText={props.problem}
      />
    )}
  />
);

interface ListFieldProps extends Pick<FieldProps, 'label' | 'problem'> {
  value: readonly string[];
  help: string;
  options: readonly string[];
  onChange(value: string[]): void;
}

/** Several texts, of those that are known or new ones. */
export const ListField = ({ options, help, ...props }: ListFieldProps) => (
  <Autocomplete
    multiple
    freeSolo
    autoSelect
    options={options}
    value={[...props.value]}
    onChange={(_, texts) =>
      props.onChange(texts.map(text => text.trim()).filter(Boolean))
    }
    renderInput={params => (
      <TextField
        {...params}
        label={props.label}
        error={Boolean(props.problem)}
        helperText={props.problem ?? help}
      />
    )}
  />
);

interface CheckFieldProps {
  label: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
}

/** Something that is so, or is not. */
export const CheckField = ({ label, isOn, onChange }: CheckFieldProps) => (
  <FormControlLabel
    label={label}
    control={<Checkbox checked={isOn} onChange={(_, next) => onChange(next)} />}
  />
);
