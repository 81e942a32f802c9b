import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsTranslationRef } from '../../translation';
import { useTargetNames } from '../useTargetNames';
import { sumOfCoefficients } from './ruleForm';
import { RuleFormState } from './useRuleForm';

/** What each application bears, and what that adds up to. */
export const CoefficientFields = ({ state }: { state: RuleFormState }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const names = useTargetNames();
  const { form, change, problem } = state;
  const sum = sumOfCoefficients(form);
  const wrong = problem('coefficients');
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Typography component="legend" variant="subtitle1" sx={{ mb: 1 }}>
        {t('rules.field.coefficients')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
        }}
      >
        {form.applications.map(id => (
          <TextField
            key={id}
            size="small"
            label={names.get(id) ?? id}
            value={form.coefficients[id] ?? ''}
            onChange={({ target }) =>
              change({
                coefficients: { ...form.coefficients, [id]: target.value },
              })
            }
            error={Boolean(wrong)}
            inputProps={{ inputMode: 'decimal', maxLength: 40 }}
          />
        ))}
      </Box>
      <FormHelperText error={Boolean(wrong)} role="status">
        {wrong && `${wrong} `}
        {t('rules.sum', { sum: sum ?? '–' })}
      </FormHelperText>
    </Box>
  );
};
