import GlobalStyles from '@mui/material/GlobalStyles';
import { Theme, alpha } from '@mui/material/styles';

/**
 * Backstage's newer pages are drawn by its own library, from variables: they get the
 * colours and the font that Material's components have from the theme.
 */
const backstageVariables = ({ palette, typography }: Theme) => ({
  '--bui-font-regular': typography.fontFamily,
  '--bui-bg-app': palette.background.default,
  '--bui-bg-neutral-1': palette.background.paper,
  '--bui-fg-primary': palette.text.primary,
  '--bui-fg-secondary': palette.text.secondary,
  '--bui-border-1': palette.divider,
  '--bui-ring': palette.primary.main,
  '--bui-accent-bg': palette.primary.main,
  '--bui-accent-bg-hover': alpha(palette.primary.main, 0.85),
  '--bui-accent-fg': palette.primary.contrastText,
});

/** The colours of the theme's navigation, for the style sheet of its entries. */
const navVariables = ({ palette: { navigation } }: Theme) => ({
  '--rosetta-nav-color': navigation.color,
  '--rosetta-nav-selected': navigation.selectedColor,
  '--rosetta-nav-indicator': navigation.indicator,
  '--rosetta-nav-hover': navigation.navItem?.hoverBackground,
});

/** Motion only where the system allows it, in our components and in others'. */
const STILL = {
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': {
      animationDuration: '0.01ms !important',
      animationIterationCount: '1 !important',
      transitionDuration: '0.01ms !important',
      scrollBehavior: 'auto !important',
    },
  },
};

/** Where the keyboard is, on every control: Material shows a ripple only, which is easily missed. */
const visibleFocus = ({ palette }: Theme) => ({
  '*:focus-visible': {
    outline: `2px solid ${palette.primary.main} !important`,
    outlineOffset: 1,
  },
  'nav *:focus-visible': { outlineColor: 'currentColor !important' },
  // The frame around a field shows it already: a second one would strike through its name.
  '[class*="MuiOutlinedInput-input"]:focus-visible': {
    outline: 'none !important',
  },
});

/** On a phone the button of a message stands below its words: beside them it would be cut off. */
const MESSAGES = {
  '@media (max-width: 599.95px)': {
    '.MuiAlert-root:has(.MuiAlert-action > .MuiButton-root)': {
      flexWrap: 'wrap',
      '& .MuiAlert-message': { flex: '1 1 calc(100% - 48px)' },
      '& .MuiAlert-action': { paddingInlineStart: 0, paddingTop: 0 },
    },
  },
};

/**
 * In Backstage's tables links are a line apart: each has room enough for a finger. A column is
 * never narrower than its longest word: names broken anywhere can't be read.
 */
const TABLES = {
  'td a': { display: 'inline-block', minHeight: 24 },
  'td[class], th[class]': { wordBreak: 'normal', overflowWrap: 'break-word' },
  // Words take more room than broken ones: the gaps between columns give it.
  'td[class] ~ td:not(:last-of-type), th[class] ~ th:not(:last-of-type)': {
    paddingInline: '12px 8px',
  },
  // On a phone a table is moved sideways rather than squeezed until nothing can be read.
  '.bui-Table': { minWidth: 560 },
  // With seven columns or more, the heads need as much to be read whole.
  '.bui-Table:has(th:nth-of-type(7))': { minWidth: 980 },
};

export const PortalStyles = () => (
  <GlobalStyles
    styles={theme => ({
      ':root': navVariables(theme),
      'body[data-theme-name="rosetta"]': backstageVariables(theme),
      ...visibleFocus(theme),
      ...TABLES,
      ...MESSAGES,
      ...STILL,
    })}
  />
);
