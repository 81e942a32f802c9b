import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { absDecimal, isZero, ratioOf } from '../format';
import { compareMoney } from './compareMoney';
import { MoneyChange, MoneyChangeProps, useChangeColour } from './MoneyChange';

interface ChangeCellProps extends MoneyChangeProps {
  /** The largest change of the column, without its sign: what a whole bar stands for. */
  largest: string;
}

const BAR_WIDTH = 28;

/** A change in its column: money, ratio, and a bar as long as it is large. */
export const ChangeCell = (props: ChangeCellProps) => {
  const { amount, previous, largest, worse } = props;
  const colourOf = useChangeColour(worse);
  if (previous === null) return <>–</>;
  const difference = compareMoney(amount, previous);
  const share = isZero(largest)
    ? 0
    : ratioOf(absDecimal(difference.by), largest)!;
  return (
    <Stack direction="row" alignItems="center" gap={1} minWidth={0}>
      <Box overflow="hidden" textOverflow="ellipsis" whiteSpace="nowrap">
        <MoneyChange {...props} />
      </Box>
      <Box aria-hidden width={BAR_WIDTH} flex="none">
        <Box
          height={8}
          // As text: to MUI a width of 1 is all there is.
          width={`${Math.max(
            share > 0 ? 1 : 0,
            Math.round(share * BAR_WIDTH),
          )}px`}
          bgcolor={colourOf(difference)}
          sx={{ opacity: 0.65 }}
        />
      </Box>
    </Stack>
  );
};
