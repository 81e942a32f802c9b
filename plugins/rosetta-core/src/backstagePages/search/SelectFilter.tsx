import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useSearch } from '@backstage/plugin-search-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../../translation';

interface SelectFilterProps {
  /** Of the field of what is found. */
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
}

/** One value of a field, or any. */
export const SelectFilter = ({ name, label, options }: SelectFilterProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { filters, setFilters, setPageCursor } = useSearch();
  const value = String(filters[name] ?? '');
  const choose = (chosen: string) => {
    setFilters(({ [name]: _before, ...others }) =>
      chosen ? { ...others, [name]: chosen } : others,
    );
    setPageCursor(undefined);
  };
  return (
    <TextField
      select
      fullWidth
      size="small"
      label={label}
      value={value}
      onChange={({ target }) => choose(target.value)}
      InputLabelProps={{ shrink: true }}
      SelectProps={{ displayEmpty: true }}
    >
      <MenuItem value="">{t('search.any')}</MenuItem>
      {options.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
      {value && !options.some(option => option.value === value) && (
        <MenuItem value={value}>{value}</MenuItem>
      )}
    </TextField>
  );
};
