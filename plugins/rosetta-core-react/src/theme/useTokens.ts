import { useTheme } from '@mui/material/styles';
import { RosettaTokens, darkTokens, lightTokens } from './tokens';

declare module '@mui/material/styles' {
  interface Palette {
    rosetta?: RosettaTokens;
  }
  interface PaletteOptions {
    rosetta?: RosettaTokens;
  }
}

/** The theme's own tokens, or ours for its mode when it brings none. */
export const useTokens = (): RosettaTokens => {
  const { palette } = useTheme();
  return (
    palette.rosetta ?? (palette.mode === 'dark' ? darkTokens : lightTokens)
  );
};
