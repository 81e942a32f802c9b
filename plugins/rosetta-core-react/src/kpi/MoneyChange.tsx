import Box from '@mui/material/Box';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../format';
import { useTokens } from '../theme';
import { coreReactTranslationRef } from '../translation';
import { MoneyDifference, compareMoney } from './compareMoney';

export interface MoneyChangeProps {
  amount: string;
  /** Null when there is nothing to compare with. */
  previous: string | null;
  currency: string;
  /** What it is compared with, in words: “August 2024”. */
  than?: string;
  /** Which way is bad; neither, when it is only a fact. */
  worse?: 'more' | 'less';
}

type Judged = Pick<MoneyDifference, 'by' | 'note'>;

/** The colour of a change; its sign says the same. */
export const useChangeColour = (worse?: MoneyChangeProps['worse']) => {
  const tokens = useTokens();
  return ({ by, note }: Judged) => {
    if (!worse || note === 'same') return 'text.secondary';
    const isWorse = by.startsWith('-') === (worse === 'less');
    return isWorse ? tokens.worse : tokens.better;
  };
};

/** A change in words and figures: `+$38,879 (+7.8%)`, or `+$120 (was a credit)`. */
const useChangeText = () => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { change, moneyDifference } = useFormats();
  return ({ by, ratio, note }: MoneyDifference, currency: string) => {
    if (note === 'same') return t('change.same');
    const money = moneyDifference(by, currency);
    const said =
      note === 'ratio' && ratio !== null ? change(ratio) : t(`change.${note}` as 'change.isNew'); // prettier-ignore
    return `${money} (${said})`;
  };
};

/** A change as money first, with its sign: never by colour alone, and up is not green. */
export const MoneyChange = (props: MoneyChangeProps) => {
  const { amount, previous, currency, than, worse } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { moneyExact } = useFormats();
  const colourOf = useChangeColour(worse);
  const textOf = useChangeText();
  if (previous === null)
    return (
      <Box component="span" color="text.secondary">
        {t('change.none')}
      </Box>
    );
  const difference = compareMoney(amount, previous);
  const change = textOf(difference, currency);
  return (
    <Box
      component="span"
      title={moneyExact(difference.by, currency)}
      color={colourOf(difference)}
      sx={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {than ? t('change.against', { change, than }) : change}
    </Box>
  );
};
