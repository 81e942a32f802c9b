import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreReactTranslationRef } from '../translation';
import { RunsDomain } from './RunsDomain';

interface PeriodFieldProps {
  domain: RunsDomain;
  value: string | undefined;
  onChange(period?: string): void;
  required?: boolean;
}

/** Picks a month or a day, whichever the batch runs for. */
export const PeriodField = (props: PeriodFieldProps) => {
  const { domain, value, onChange, required } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  return (
    <TextField
      required={required}
      size="small"
      type={domain.period === 'month' ? 'month' : 'date'}
      label={t(`runs.${domain.period}`)}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value || undefined)}
      InputLabelProps={{ shrink: true }}
      sx={{ width: 190 }}
    />
  );
};
