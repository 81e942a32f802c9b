import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listPeriods } from '@rosetta/contracts/finops';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../../translation';
import { holdsIn } from './ruleForm';
import { RuleFormState } from './useRuleForm';

/** Which published months are made anew once the rule is saved; the others go by it with their next run. */
export const ReprocessField = ({ state }: { state: RuleFormState }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const mayRun = useMay('finops.runs.write');
  const published = useRouteItems(listPeriods, {}).value ?? [];
  const { form, reprocess } = state;
  const open = published.filter(
    ({ period, closed }) => !closed && holdsIn(form, period),
  );
  const chosen = open
    .map(({ period }) => period)
    .filter(period => reprocess.months.includes(period));
  if (!mayRun || open.length === 0) return null;
  return (
    <Autocomplete
      multiple
      size="small"
      options={open.map(({ period }) => period)}
      getOptionLabel={month}
      value={chosen}
      onChange={(_, periods) => reprocess.setMonths(periods)}
      renderInput={params => (
        <TextField
          {...params}
          label={t('rules.reprocess.months')}
          helperText={t('rules.reprocess.help')}
        />
      )}
    />
  );
};
