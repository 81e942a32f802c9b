import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsTranslationRef } from '../translation';
import { CurrencyField } from '../valuesToSet/CurrencyField';
import { DraftFieldsProps } from '../valuesToSet/ValuesDialog';
import { RateDraft, RateProblem } from './rateDraft';

/** Below which field a problem is told. */
const FIELD_OF: Record<RateProblem, keyof RateDraft> = {
  month: 'month',
  currency: 'currency',
  rate: 'rate',
  own: 'currency',
  twice: 'currency',
};

/** Month, currency and rate, side by side. */
export const RateFields = ({
  draft,
  problem,
  onChange,
}: DraftFieldsProps<RateDraft, RateProblem>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const wrong = (field: keyof RateDraft) => {
    const isHere = problem !== undefined && FIELD_OF[problem] === field;
    return {
      error: isHere,
      helperText: isHere ? t(`rates.problem.${problem}`) : undefined,
    };
  };
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} gap={1}>
      <TextField
        required
        fullWidth
        size="small"
        type="month"
        label={t('rates.column.month')}
        placeholder="2024-09"
        value={draft.month}
        onChange={({ target }) => onChange({ ...draft, month: target.value })}
        InputLabelProps={{ shrink: true }}
        {...wrong('month')}
      />
      <CurrencyField
        label={t('rates.column.currency')}
        value={draft.currency}
        onChange={currency => onChange({ ...draft, currency })}
        {...wrong('currency')}
      />
      <TextField
        required
        fullWidth
        size="small"
        label={t('rates.column.rate')}
        inputProps={{ inputMode: 'decimal' }}
        value={draft.rate}
        onChange={({ target }) => onChange({ ...draft, rate: target.value })}
        {...wrong('rate')}
      />
    </Stack>
  );
};
