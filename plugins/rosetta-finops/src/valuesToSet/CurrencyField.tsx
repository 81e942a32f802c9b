import Autocomplete from '@mui/material/Autocomplete';
import TextField, { TextFieldProps } from '@mui/material/TextField';
import { CURRENCIES } from '@rosetta/contracts/values';

const CODES = [...CURRENCIES].sort();

interface CurrencyFieldProps
  extends Pick<TextFieldProps, 'label' | 'error' | 'helperText'> {
  value: string;
  onChange(code: string): void;
}

/** One of the codes of ISO 4217. */
export const CurrencyField = ({
  value,
  onChange,
  ...field
}: CurrencyFieldProps) => (
  <Autocomplete
    fullWidth
    size="small"
    options={CODES}
    value={value || null}
    onChange={(_, code) => onChange(code ?? '')}
    renderInput={params => <TextField {...params} required {...field} />}
  />
);
