import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsTranslationRef } from '../translation';
import { CurrencyField } from '../valuesToSet/CurrencyField';
import { DraftFieldsProps } from '../valuesToSet/ValuesDialog';
import { PriceDraft, PriceProblem } from './priceDraft';

type PriceFieldsProps = DraftFieldsProps<PriceDraft, PriceProblem>;

/** What is wrong with a field, or what it is for, below it. */
const useHelp = (problem?: PriceProblem) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (field: keyof PriceDraft) => {
    const isHere =
      problem === field || (problem === 'twice' && field === 'product');
    return {
      error: isHere,
      helperText: isHere ? t(`prices.problem.${problem}`) : undefined,
    };
  };
};

const Written = ({
  draft,
  problem,
  onChange,
  field,
  type,
}: PriceFieldsProps & {
  field: Exclude<keyof PriceDraft, 'currency'>;
  type?: string;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const helpOf = useHelp(problem);
  return (
    <TextField
      required={field !== 'sku'}
      fullWidth
      size="small"
      type={type}
      label={t(`prices.field.${field}`)}
      value={draft[field]}
      onChange={({ target }) => onChange({ ...draft, [field]: target.value })}
      InputLabelProps={type ? { shrink: true } : undefined}
      {...helpOf(field)}
    />
  );
};

/** Of what, for which unit, in which currency, from when, and how much. */
export const PriceFields = (props: PriceFieldsProps) => {
  const { draft, problem, onChange } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const helpOf = useHelp(problem);
  const row = { xs: 'column', sm: 'row' } as const;
  return (
    <Stack gap={1}>
      <Stack direction={row} gap={1}>
        <Written {...props} field="product" />
        <Written {...props} field="sku" />
        <Written {...props} field="unit" />
      </Stack>
      <Stack direction={row} gap={1}>
        <Written {...props} field="since" type="month" />
        <CurrencyField
          label={t('prices.field.currency')}
          value={draft.currency}
          onChange={currency => onChange({ ...draft, currency })}
          {...helpOf('currency')}
        />
        <Written {...props} field="price" />
      </Stack>
    </Stack>
  );
};
