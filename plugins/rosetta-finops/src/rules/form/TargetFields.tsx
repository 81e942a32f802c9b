import Autocomplete from '@mui/material/Autocomplete';
import FormHelperText from '@mui/material/FormHelperText';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsTranslationRef } from '../../translation';
import { useTargets } from '../useTargetNames';
import { CoefficientFields } from './CoefficientFields';
import { TARGET_KINDS, TargetKind } from './ruleForm';
import { RuleFormState } from './useRuleForm';

interface FieldsProps {
  state: RuleFormState;
}

interface ChosenProps extends FieldsProps {
  kind: 'applications' | 'groups';
}

/** Some of what the référentiel knows, by name. */
const Chosen = ({ state: { form, change, problem }, kind }: ChosenProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const known = useTargets()[kind];
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return (
    <Autocomplete
      multiple
      filterSelectedOptions
      size="small"
      options={known.map(({ id }) => id)}
      getOptionLabel={id => names.get(id) ?? id}
      value={form[kind]}
      onChange={(_, ids) => change({ [kind]: ids })}
      renderInput={params => (
        <TextField
          {...params}
          label={t(`rules.target.${kind}`)}
          error={Boolean(problem('targets'))}
          helperText={problem('targets')}
        />
      )}
    />
  );
};

const Attribute = ({ state: { form, change, problem } }: FieldsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const text = (field: 'attributeName' | 'attributeValue') => (
    <TextField
      required
      size="small"
      label={t(`rules.field.${field}`)}
      value={form[field]}
      onChange={({ target }) => change({ [field]: target.value })}
      error={Boolean(problem('targets'))}
      sx={{ flex: 1 }}
    />
  );
  return (
    <>
      <Stack direction="row" gap={2}>
        {text('attributeName')}
        {text('attributeValue')}
      </Stack>
      {problem('targets') && (
        <FormHelperText error>{problem('targets')}</FormHelperText>
      )}
    </>
  );
};

/** Who bears what the rule takes. */
export const TargetFields = ({ state }: FieldsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { form, change } = state;
  const kinds = form.method === 'fixed' ? ['applications'] : TARGET_KINDS;
  return (
    <>
      <TextField
        select
        size="small"
        label={t('rules.column.targets')}
        value={form.targetKind}
        onChange={({ target }) =>
          change({ targetKind: target.value as TargetKind })
        }
        helperText={form.targetKind === 'all' ? t('rules.allHelp') : undefined}
      >
        {TARGET_KINDS.filter(kind => kinds.includes(kind)).map(kind => (
          <MenuItem key={kind} value={kind}>
            {t(`rules.target.${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      {(form.targetKind === 'applications' || form.targetKind === 'groups') && (
        <Chosen state={state} kind={form.targetKind} />
      )}
      {form.targetKind === 'attribute' && <Attribute state={state} />}
      {form.method === 'fixed' && form.applications.length > 0 && (
        <CoefficientFields state={state} />
      )}
    </>
  );
};
