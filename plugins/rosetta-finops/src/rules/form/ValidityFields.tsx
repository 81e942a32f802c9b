import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AllocationRule } from '@rosetta/contracts/finops';
import { finopsTranslationRef } from '../../translation';
import { shownVersion } from '../ruleState';
import { changeOf, correctionOf } from './ruleForm';
import { RuleFormState } from './useRuleForm';

interface ValidityProps {
  state: RuleFormState;
  rule?: AllocationRule;
}

/** Whether something changes from a day on, or was wrong all along. */
const KindOfChange = ({
  state: { form, change },
  rule,
}: Required<ValidityProps>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const now = new Date().toISOString();
  const version = shownVersion(rule, now);
  const choose = (corrects: boolean) => {
    const { validFrom, validTo } = changeOf(version, now);
    change(
      corrects
        ? correctionOf(form, version)
        : { corrects: false, validFrom, validTo },
    );
  };
  return (
    <RadioGroup
      aria-label={t('rules.kindOfChange')}
      value={form.corrects ? 'correction' : 'version'}
      onChange={({ target }) => choose(target.value === 'correction')}
    >
      <FormControlLabel
        value="version"
        control={<Radio size="small" />}
        label={t('rules.newVersion')}
      />
      <FormControlLabel
        value="correction"
        control={<Radio size="small" />}
        label={t('rules.correction', { version: `${version.version}` })}
      />
    </RadioGroup>
  );
};

/** From when, and until when, the rule holds. */
export const ValidityFields = ({ state, rule }: ValidityProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { form, change, problem } = state;
  const day = (field: 'validFrom' | 'validTo', help?: string) => (
    <TextField
      required={field === 'validFrom'}
      type="date"
      size="small"
      label={t(`rules.field.${field}`)}
      value={form[field]}
      onChange={({ target }) => change({ [field]: target.value })}
      error={Boolean(problem(field))}
      helperText={problem(field) ?? help}
      InputLabelProps={{ shrink: true }}
      sx={{ flex: 1 }}
    />
  );
  return (
    <>
      {rule && <KindOfChange state={state} rule={rule} />}
      <Stack direction={{ sm: 'row' }} gap={2}>
        {day('validFrom', t('rules.validFromHelp'))}
        {day('validTo', t('rules.validToHelp'))}
      </Stack>
    </>
  );
};
