import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { Swatch } from './Swatch';
import { Paints } from './usePaints';

/** What a chart and its table share: the row that is pointed at, and what a click does. */
export interface Pointing {
  highlight?: string;
  onHighlight?(key?: string): void;
  /** Goes down one level. */
  onOpen?(key: string): void;
}

interface LegendProps extends Pointing {
  parts: readonly { key: string; label: string }[];
  paints: Paints;
}

/** Names the colours, and is the way to the chart's clicks for the keyboard. */
export const Legend = (props: LegendProps) => (
  <Box
    component="ul"
    sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, m: 0, mt: 1, p: 0 }}
  >
    {props.parts.map(({ key, label }) => (
      <Box component="li" key={key} sx={{ listStyle: 'none' }}>
        <ButtonBase
          onMouseEnter={() => props.onHighlight?.(key)}
          onMouseLeave={() => props.onHighlight?.()}
          onFocus={() => props.onHighlight?.(key)}
          onBlur={() => props.onHighlight?.()}
          onClick={() => props.onOpen?.(key)}
          sx={{
            px: 1,
            py: 0.5,
            gap: 0.75,
            borderRadius: 1,
            opacity: props.highlight && props.highlight !== key ? 0.5 : 1,
            '&:focus-visible': { outline: '2px solid', outlineOffset: -2 },
          }}
        >
          <Swatch fill={props.paints.of(key)} />
          <Typography variant="body2">{label}</Typography>
        </ButtonBase>
      </Box>
    ))}
  </Box>
);

interface PlainLegendProps {
  entries: readonly { key: string; mark: JSX.Element; label: string }[];
}

/** Names what is drawn, where none of it can be pointed at. */
export const PlainLegend = ({ entries }: PlainLegendProps) => (
  <Box
    component="ul"
    sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, m: 0, mt: 1, p: 0 }}
  >
    {entries.map(({ key, mark, label }) => (
      <Box
        component="li"
        key={key}
        sx={{
          listStyle: 'none',
          display: 'flex',
          alignItems: 'center',
          gap: 0.75,
        }}
      >
        {mark}
        <Typography variant="body2">{label}</Typography>
      </Box>
    ))}
  </Box>
);
