import { ReactNode, useCallback, useSyncExternalStore } from 'react';
import useMediaQuery from '@mui/material/useMediaQuery';
import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import { appThemeApiRef, useApi } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import {
  UnifiedThemeProvider,
  createUnifiedTheme,
  genPageTheme,
  palettes,
} from '@backstage/theme';
import { PortalStyles } from './PortalStyles';
import {
  darkTokens,
  lightTokens,
} from '@rosetta/plugin-rosetta-core-react/theme';

const NAVIGATION = {
  background: '#10202f',
  indicator: '#7cc4ff',
  color: '#c9d6e2',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#1d3346' },
  submenu: { background: '#1d3346' },
};

/** The band over Backstage's older pages and the sign-in: flat, in the colour of the navigation. */
const pageTheme = {
  home: genPageTheme({
    colors: [NAVIGATION.background, NAVIGATION.background],
    shape: 'none',
    options: { fontColor: NAVIGATION.selectedColor },
  }),
};

const SENTENCE_CASE = { textTransform: 'none' as const };

const components = {
  MuiButton: { styleOverrides: { root: SENTENCE_CASE } },
  MuiToggleButton: { styleOverrides: { root: SENTENCE_CASE } },
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
  pageTheme,
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
  pageTheme,
  components,
});

const THEMES = { light, dark };

/** The theme that was chosen; without a choice, that of the system. */
const useActiveTheme = () => {
  const api = useApi(appThemeApiRef);
  const subscribe = useCallback(
    (onChange: () => void) => {
      const subscription = api.activeThemeId$().subscribe(onChange);
      return () => subscription.unsubscribe();
    },
    [api],
  );
  const chosen = useSyncExternalStore(subscribe, () => api.getActiveThemeId());
  const isDark = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  if (chosen === 'light' || chosen === 'dark') return THEMES[chosen];
  return isDark ? THEMES.dark : THEMES.light;
};

/** One component for both themes: with one for each, a change of theme would build all pages anew, and drop what they hold. */
const Provider = ({ children }: { children: ReactNode }) => (
  <UnifiedThemeProvider theme={useActiveTheme()} themeName="rosetta">
    <PortalStyles />
    {children}
  </UnifiedThemeProvider>
);

export const lightTheme = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <LightIcon />,
      Provider,
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
      Provider,
    },
  },
});
