import Autocomplete from '@mui/material/Autocomplete';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listApplications } from '@rosetta/contracts/ref';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { monitoringTranslationRef } from '../../translation';
import { SloField } from './sloDraft';
import { SloForm } from './useSloForm';

interface FieldProps {
  form: SloForm;
  field: SloField;
}

interface WrittenProps extends FieldProps {
  type?: string;
  required?: boolean;
  disabled?: boolean;
  multiline?: boolean;
  maxLength?: number;
  /** What to write, while nothing is wrong. */
  help?: string;
}

/** A field that is written in. */
export const Written = ({ form, field, type, help, maxLength, ...more }: WrittenProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const problem = form.problem(field);
  return (
    <TextField
      fullWidth
      size="small"
      type={type}
      label={t(`slos.field.${field}`)}
      value={form.draft[field]}
      onChange={({ target }) => form.set({ [field]: target.value })}
      error={problem !== undefined}
      helperText={problem ?? help}
      InputLabelProps={type ? { shrink: true } : undefined}
      inputProps={{ maxLength }}
      {...more}
    />
  );
}; // prettier-ignore

interface ChosenProps extends FieldProps {
  options: readonly { value: string; label: string }[];
  help?: string;
}

/** A field of which one value of a few is chosen. */
export const Chosen = ({ form, field, options, help }: ChosenProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const problem = form.problem(field);
  const value = form.draft[field];
  // What an objective has is shown, though it is offered no more.
  const isKnown = options.some(option => option.value === value);
  const shown = isKnown ? options : [...options, { value, label: value }];
  return (
    <TextField
      select
      fullWidth
      size="small"
      label={t(`slos.field.${field}`)}
      value={value}
      onChange={({ target }) => form.set({ [field]: target.value })}
      error={problem !== undefined}
      helperText={problem ?? help}
    >
      {shown.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
};

/** Whose the objective is. */
export const ApplicationField = ({ form }: { form: SloForm }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { value = [] } = useRouteItems(listApplications, {});
  const names = new Map(value.map(({ id, name }) => [id, name]));
  const { application } = form.draft;
  const problem = form.problem('application');
  const ids = value.map(({ id }) => id);
  return (
    <Autocomplete
      size="small"
      options={application && !names.has(application) ? [application, ...ids] : ids} // prettier-ignore
      getOptionLabel={id => names.get(id) ?? id}
      getOptionKey={id => id}
      value={application || null}
      onChange={(_, chosen) => form.set({ application: chosen ?? '', entity: '' })} // prettier-ignore
      renderInput={params => (
        <TextField
          {...params}
          required
          label={t('slos.field.application')}
          error={problem !== undefined}
          helperText={problem}
        />
      )}
    />
  );
};
