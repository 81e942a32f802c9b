import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutline';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  CHARGE_CATEGORIES,
  RULE_SCOPE_FIELDS,
  RuleScopeField,
  listCostFilters,
} from '@rosetta/contracts/finops';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { finopsTranslationRef } from '../../translation';
import { useTargets } from '../useTargetNames';
import { ScopeEntry } from './ruleForm';
import { RuleFormState } from './useRuleForm';

type Options = Partial<Record<RuleScopeField, readonly string[]>>;

const USED = ['Used', 'Unused'];

/** What is known to be written in a field; other values can be, too. */
const useOptions = (): Options => {
  const filters = useRoute(listCostFilters, {}).value;
  const { applications } = useTargets();
  return {
    application: applications.map(({ id }) => id),
    domain: filters?.domains.map(({ id }) => id),
    provider: filters?.providers.map(({ label }) => label),
    chargeCategory: CHARGE_CATEGORIES,
    commitmentDiscountStatus: USED,
    capacityReservationStatus: USED,
  };
};

interface EntryProps {
  entry: ScopeEntry;
  /** Fields that are not said yet, and this one. */
  fields: readonly RuleScopeField[];
  options: Options;
  invalid: boolean;
  onChange(entry: ScopeEntry): void;
  onRemove(): void;
}

const Entry = ({
  entry: { field, value },
  fields,
  options,
  invalid,
  onChange,
  onRemove,
}: EntryProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const name = t(`rules.scopeField.${field}`);
  return (
    <Stack direction="row" gap={1} alignItems="center">
      <TextField
        select
        size="small"
        label={t('rules.field.scopeField')}
        value={field}
        onChange={({ target }) =>
          onChange({ field: target.value as RuleScopeField, value: '' })
        }
        sx={{ flex: '0 0 14rem' }}
      >
        {fields.map(each => (
          <MenuItem key={each} value={each}>
            {t(`rules.scopeField.${each}`)}
          </MenuItem>
        ))}
      </TextField>
      <Autocomplete
        freeSolo
        fullWidth
        size="small"
        options={options[field] ?? []}
        inputValue={value}
        onInputChange={(_, text) => onChange({ field, value: text })}
        renderInput={params => (
          <TextField
            {...params}
            label={name}
            error={invalid && !value.trim()}
            placeholder={field === 'tag' ? 'key=value' : undefined}
          />
        )}
      />
      <IconButton
        aria-label={t('rules.removeScope', { field: name })}
        onClick={onRemove}
      >
        <DeleteIcon />
      </IconButton>
    </Stack>
  );
};

/** Which charges the rule takes: all that is said must hold. */
export const ScopeFields = ({ state }: { state: RuleFormState }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const options = useOptions();
  const { form, change, problem } = state;
  const { scope } = form;
  const free = RULE_SCOPE_FIELDS.filter(
    field => !scope.some(entry => entry.field === field),
  );
  const set = (at: number, entry?: ScopeEntry) =>
    change({ scope: scope.toSpliced(at, 1, ...(entry ? [entry] : [])) });
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Typography component="legend" variant="subtitle1">
        {t('rules.field.scope')}
      </Typography>
      <FormHelperText sx={{ mb: 1 }}>
        {scope.length > 0 ? t('rules.scopeHelp') : t('rules.scopeAllHelp')}
      </FormHelperText>
      <Stack gap={1.5}>
        {scope.map((entry, at) => (
          <Entry
            key={entry.field}
            entry={entry}
            fields={RULE_SCOPE_FIELDS.filter(
              field => field === entry.field || free.includes(field),
            )}
            options={options}
            invalid={Boolean(problem('scope'))}
            onChange={next => set(at, next)}
            onRemove={() => set(at)}
          />
        ))}
      </Stack>
      {problem('scope') && (
        <FormHelperText error>{problem('scope')}</FormHelperText>
      )}
      {free.length > 0 && (
        <Button
          size="small"
          startIcon={<AddIcon />}
          sx={{ mt: 1 }}
          onClick={() =>
            change({ scope: [...scope, { field: free[0], value: '' }] })
          }
        >
          {t('rules.addScope')}
        </Button>
      )}
    </Box>
  );
};
