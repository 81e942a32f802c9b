import useMediaQuery from '@mui/material/useMediaQuery';
import { Theme } from '@mui/material/styles';

/** On a phone there is room for the one thing people come for. */
export const useNarrow = () =>
  useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), {
    noSsr: true,
  });
