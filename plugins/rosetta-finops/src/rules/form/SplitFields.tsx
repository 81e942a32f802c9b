import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import FormControl from '@mui/material/FormControl';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ALLOCATION_METHODS,
  AllocationMethod,
} from '@rosetta/contracts/finops';
import { finopsTranslationRef } from '../../translation';
import { RuleForm } from './ruleForm';
import { RuleFormState } from './useRuleForm';

/** Fixed coefficients are of applications only. */
const methodChange = (method: AllocationMethod): Partial<RuleForm> =>
  method === 'fixed' ? { method, targetKind: 'applications' } : { method };

/** How the rule splits what it takes. */
export const SplitFields = ({ state }: { state: RuleFormState }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { form, change, problem } = state;
  return (
    <>
      <FormControl>
        <FormLabel id="rule-method">{t('rules.column.method')}</FormLabel>
        <RadioGroup
          aria-labelledby="rule-method"
          value={form.method}
          onChange={({ target }) =>
            change(methodChange(target.value as AllocationMethod))
          }
        >
          {ALLOCATION_METHODS.map(method => (
            <FormControlLabel
              key={method}
              value={method}
              control={<Radio size="small" />}
              label={t(`rules.methodAbout.${method}`)}
            />
          ))}
        </RadioGroup>
      </FormControl>
      {form.method === 'proportional' && (
        <TextField
          required
          size="small"
          label={t('rules.field.basis')}
          value={form.basis}
          onChange={({ target }) => change({ basis: target.value })}
          error={Boolean(problem('basis'))}
          helperText={problem('basis') ?? t('rules.basisHelp')}
          inputProps={{ maxLength: 300 }}
        />
      )}
    </>
  );
};
