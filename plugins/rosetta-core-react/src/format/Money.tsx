import Box from '@mui/material/Box';
import { useFormats } from './useFormats';

interface MoneyProps {
  amount: string;
  currency: string;
  /** Large amounts as 1.2 M€. */
  short?: boolean;
}

/** An amount for reading; all its digits on hover. */
export const Money = ({ amount, currency, short }: MoneyProps) => {
  const { money, moneyShort, moneyExact } = useFormats();
  return (
    <Box
      component="span"
      title={moneyExact(amount, currency)}
      sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
    >
      {(short ? moneyShort : money)(amount, currency)}
    </Box>
  );
};
