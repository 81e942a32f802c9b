import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Money } from '@rosetta/plugin-rosetta-core-react/format';
import { Costs } from '../types';
import { finopsTranslationRef } from '../translation';
import { CostsPageView } from './costsPageView';

interface CurrencySwitchProps {
  costs: Costs;
  onChange(change: CostsPageView): void;
}

/** Amounts of two currencies are never added: what is billed in another one is a switch away. */
export const CurrencySwitch = ({ costs, onChange }: CurrencySwitchProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { currency, total, otherCurrencies } = costs;
  if (!otherCurrencies.length) return null;
  const totals = [{ currency, amount: total.amount }, ...otherCurrencies].sort(
    (left, right) => left.currency.localeCompare(right.currency),
  );
  return (
    <Stack direction="row" alignItems="center" gap={1.5} flexWrap="wrap">
      <Typography variant="body2" id="costs-currency">
        {t('costs.currency')}
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={currency}
        aria-labelledby="costs-currency"
        onChange={(_, chosen?: string) =>
          chosen && onChange({ currency: chosen })
        }
      >
        {totals.map(each => (
          <ToggleButton key={each.currency} value={each.currency}>
            <Money amount={each.amount} currency={each.currency} short />
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Stack>
  );
};
