import Box from '@mui/material/Box';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { useTokens } from '@rosetta/plugin-rosetta-core-react/theme';

/** How much of a budget is left: a bar as long as that, and the figure, which is below zero when more was used. */
export const RemainingBar = ({ remaining }: { remaining: number | null }) => {
  const { percent } = useFormats();
  const { categorical, grid, worse } = useTokens();
  if (remaining === null) return <>–</>;
  const width = Math.min(1, Math.max(0, remaining));
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
          bgcolor={categorical[0]}
        />
      </Box>
      <Box component="span" sx={remaining <= 0 ? { color: worse } : {}}>
        {percent(remaining)}
      </Box>
    </Box>
  );
};
