import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsTranslationRef } from '../translation';

interface ReasonFieldProps {
  value: string;
  onChange(reason: string): void;
}

/** Why somebody changes the state of a month, or books into it. */
export const ReasonField = ({ value, onChange }: ReasonFieldProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <TextField
      required
      multiline
      size="small"
      label={t('periods.reason')}
      helperText={t('periods.reasonHelp')}
      inputProps={{ maxLength: 2000 }}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
};
