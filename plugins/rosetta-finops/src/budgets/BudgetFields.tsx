import Autocomplete from '@mui/material/Autocomplete';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { BUDGET_KINDS, BudgetKind } from '@rosetta/contracts/finops';
import { finopsTranslationRef } from '../translation';
import { CurrencyField } from '../valuesToSet/CurrencyField';
import { DraftFieldsProps } from '../valuesToSet/ValuesDialog';
import { BudgetDraft, BudgetProblem } from './budgetDraft';
import { useKeyChoices } from './useKeyChoices';

type BudgetFieldsProps = DraftFieldsProps<BudgetDraft, BudgetProblem>;

interface FieldProps extends BudgetFieldsProps {
  field: 'month' | 'amount';
  type?: string;
}

/** What is wrong with a field, below it. */
const useProblem = (problem?: BudgetProblem) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (field: keyof BudgetDraft) => {
    const isHere = problem === field || (problem === 'twice' && field === 'key'); // prettier-ignore
    return {
      error: isHere,
      helperText: isHere ? t(`budgets.problem.${problem}`) : undefined,
    };
  };
};

const Written = ({ draft, problem, onChange, field, type }: FieldProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const problemOf = useProblem(problem);
  return (
    <TextField
      required
      fullWidth
      size="small"
      type={type}
      label={t(`budgets.field.${field}`)}
      value={draft[field]}
      onChange={({ target }) => onChange({ ...draft, [field]: target.value })}
      InputLabelProps={type ? { shrink: true } : undefined}
      inputProps={type ? undefined : { inputMode: 'decimal' }}
      {...problemOf(field)}
    />
  );
};

/** Of what it is: one that bills know, or a key that is written. */
const KeyField = ({ draft, problem, onChange }: BudgetFieldsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const problemOf = useProblem(problem);
  const choices = useKeyChoices(draft.kind as BudgetKind);
  const labels = new Map(choices.map(({ key, label }) => [key, label]));
  /** Who leaves the field with a name in it means what is called so. */
  const keyOf = (written: string) =>
    choices.find(({ label }) => label === written)?.key ?? written;
  return (
    <Autocomplete
      freeSolo
      autoSelect
      fullWidth
      size="small"
      options={choices.map(({ key }) => key)}
      getOptionLabel={key => labels.get(key) ?? key}
      getOptionKey={key => key}
      value={draft.key || null}
      onChange={(_, written) =>
        onChange({ ...draft, key: keyOf(written ?? '') })
      }
      renderInput={params => (
        <TextField
          {...params}
          required
          label={t('budgets.field.key')}
          {...problemOf('key')}
        />
      )}
    />
  );
};

/** Of what, in which month and currency, and how much. */
export const BudgetFields = (props: BudgetFieldsProps) => {
  const { draft, problem, onChange } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const problemOf = useProblem(problem);
  return (
    <Stack gap={1}>
      <Stack direction={{ xs: 'column', sm: 'row' }} gap={1}>
        <TextField
          select
          size="small"
          label={t('budgets.field.kind')}
          value={draft.kind}
          onChange={({ target }) =>
            onChange({ ...draft, kind: target.value, key: '' })
          }
          sx={{ minWidth: 150 }}
        >
          {BUDGET_KINDS.map(kind => (
            <MenuItem key={kind} value={kind}>
              {t(`level.${kind}`)}
            </MenuItem>
          ))}
        </TextField>
        <KeyField {...props} />
      </Stack>
      <Stack direction={{ xs: 'column', sm: 'row' }} gap={1}>
        <Written {...props} field="month" type="month" />
        <CurrencyField
          label={t('budgets.field.currency')}
          value={draft.currency}
          onChange={currency => onChange({ ...draft, currency })}
          {...problemOf('currency')}
        />
        <Written {...props} field="amount" />
      </Stack>
    </Stack>
  );
};
