import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import {
  UnifiedThemeProvider,
  createUnifiedTheme,
  genPageTheme,
  palettes,
} from '@backstage/theme';
import { darkTokens, lightTokens } from '@rosetta/plugin-rosetta-core-react';

const NAVIGATION = {
  background: '#10202f',
  indicator: '#7cc4ff',
  color: '#c9d6e2',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#1d3346' },
  submenu: { background: '#1d3346' },
};

/** Headers of Backstage's own pages: flat, in the colour of the page. */
const flatHeader = (colour: string, fontColor: string) => ({
  ...genPageTheme({
    colors: [colour, colour],
    shape: 'none',
    options: { fontColor },
  }),
});

const components = {
  MuiButton: { styleOverrides: { root: { textTransform: 'none' as const } } },
};

const light = createUnifiedTheme({
  palette: {
    ...palettes.light,
    background: { default: '#f4f6f8', paper: '#ffffff' },
    primary: { main: '#0b5cad' },
    link: '#0b5cad',
    linkHover: '#08437e',
    navigation: NAVIGATION,
    rosetta: lightTokens,
  },
  pageTheme: { home: flatHeader('#f4f6f8', '#17212b') },
  components,
});

const dark = createUnifiedTheme({
  palette: {
    ...palettes.dark,
    background: { default: '#161b21', paper: '#1f262e' },
    primary: { main: '#7cc4ff' },
    link: '#8fcbff',
    linkHover: '#b9deff',
    navigation: NAVIGATION,
    rosetta: darkTokens,
  },
  pageTheme: { home: flatHeader('#161b21', '#f1f5f9') },
  components,
});

export const lightTheme = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <LightIcon />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={light}>{children}</UnifiedThemeProvider>
      ),
    },
  },
});

export const darkTheme = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Dark',
      variant: 'dark',
      icon: <DarkIcon />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={dark}>{children}</UnifiedThemeProvider>
      ),
    },
  },
});
