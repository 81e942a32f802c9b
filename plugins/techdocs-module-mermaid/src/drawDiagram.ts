import { Theme, darken, lighten } from '@mui/material/styles';

/** The portal's colours and type, from which Mermaid makes those of all its diagrams. */
const variablesOf = ({ palette, typography }: Theme) => {
  const dark = palette.mode === 'dark';
  const tint = (colour: string) =>
    dark ? darken(colour, 0.7) : lighten(colour, 0.88);
  return {
    darkMode: dark,
    background: palette.background.paper,
    fontFamily: typography.fontFamily,
    fontSize: '14px',
    textColor: palette.text.primary,
    lineColor: palette.text.secondary,
    primaryColor: tint(palette.primary.main),
    primaryTextColor: palette.text.primary,
    primaryBorderColor: palette.primary.main,
    secondaryColor: tint(palette.info.main),
    secondaryTextColor: palette.text.primary,
    tertiaryColor: palette.background.default,
    tertiaryTextColor: palette.text.primary,
    tertiaryBorderColor: palette.divider,
    edgeLabelBackground: palette.background.paper,
    noteBkgColor: tint(palette.warning.main),
    noteTextColor: palette.text.primary,
    noteBorderColor: palette.warning.main,
  };
};

export interface Drawing {
  svg: string;
  /** Of the drawing at its own size, in pixels. */
  width: number;
}

/** Mermaid says how wide a drawing is; narrower pages show it smaller. */
const widthOf = (svg: string) =>
  Number(svg.match(/max-width: ([\d.]+)px/)?.[1]);

/** A picture of what is written; throws what is wrong with it. Mermaid loads with the first one. */
export const drawDiagram = async (
  id: string,
  source: string,
  theme: Theme,
): Promise<Drawing> => {
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({
    startOnLoad: false,
    // What a page holds is not trusted: no scripts, no links that run.
    securityLevel: 'strict',
    suppressErrorRendering: true,
    theme: 'base',
    themeVariables: variablesOf(theme),
  });
  const { svg } = await mermaid.render(id, source);
  return { svg, width: widthOf(svg) };
};
