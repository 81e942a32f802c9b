import Box from '@mui/material/Box';
import { Budget } from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { useTokens } from '@rosetta/plugin-rosetta-core-react/theme';

/** How much of a budget is used: a bar as long as that, and the figure; what is more than all of it is in the figure. */
export const UsedBar = ({ used, state }: Pick<Budget, 'used' | 'state'>) => {
  const { percent } = useFormats();
  const { categorical, grid, worse } = useTokens();
  if (used === null) return <>–</>;
  const width = Math.min(1, Math.max(0, used));
  return (
    <Box
      display="flex"
      alignItems="center"
      justifyContent="flex-end"
      gap={1}
      width="100%"
      sx={{ fontVariantNumeric: 'tabular-nums' }}
    >
      <Box flex={1} height={6} borderRadius={1} bgcolor={grid} aria-hidden>
        <Box
          height="100%"
          borderRadius={1}
          width={`${100 * width}%`}
          bgcolor={state === 'passed' ? worse : categorical[0]}
        />
      </Box>
      {percent(used)}
    </Box>
  );
};
