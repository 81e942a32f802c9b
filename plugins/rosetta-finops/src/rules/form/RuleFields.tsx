import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsTranslationRef } from '../../translation';
import { RuleFormState } from './useRuleForm';

interface FieldsProps {
  state: RuleFormState;
}

/** What the rule is called, when it has its turn, and why it is made. */
export const RuleFields = ({ state }: FieldsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { form, change, problem } = state;
  return (
    <>
      <Stack direction={{ sm: 'row' }} gap={2}>
        <TextField
          required
          fullWidth
          size="small"
          label={t('rules.field.name')}
          value={form.name}
          onChange={({ target }) => change({ name: target.value })}
          error={Boolean(problem('name'))}
          helperText={problem('name')}
          inputProps={{ maxLength: 200 }}
        />
        <TextField
          required
          size="small"
          label={t('rules.column.priority')}
          value={form.priority}
          onChange={({ target }) => change({ priority: target.value })}
          error={Boolean(problem('priority'))}
          helperText={problem('priority') ?? t('rules.priorityHelp')}
          inputProps={{ inputMode: 'numeric', maxLength: 7 }}
          sx={{ minWidth: 240 }}
        />
      </Stack>
      <TextField
        required
        multiline
        size="small"
        label={t('rules.column.reason')}
        value={form.reason}
        onChange={({ target }) => change({ reason: target.value })}
        error={Boolean(problem('reason'))}
        helperText={problem('reason') ?? t('rules.reasonHelp')}
        inputProps={{ maxLength: 2000 }}
      />
    </>
  );
};
