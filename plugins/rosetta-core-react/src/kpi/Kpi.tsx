import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useNarrow, useTokens } from '../theme';
import { Explain } from './Explain';
import { IN_ONE_ROW } from './KpiStrip';
import { Sparkline } from './Sparkline';

export interface KpiProps {
  name: string;
  /** The figure with its unit. */
  figure: ReactNode;
  /** What is missing in the figure, beside it: in amber. */
  warning?: ReactNode;
  /** A change, or where the figure leads. */
  detail?: ReactNode;
  sparkline?: readonly (number | null)[];
  /** Where the figure comes from and how it is made. */
  explain?: ReactNode;
}

const Warning = ({ children }: { children: ReactNode }) => {
  const { stale } = useTokens();
  return (
    <Box
      component="span"
      sx={{
        ml: 1,
        px: 0.75,
        py: 0.25,
        borderRadius: 1,
        fontSize: 12,
        fontWeight: 400,
        verticalAlign: 'middle',
        color: stale.text,
        bgcolor: stale.ground,
      }}
    >
      {children}
    </Box>
  );
};

type HeadProps = Omit<KpiProps, 'detail'>;

/** The figure takes the room that it needs, and its shape what is left beside it. */
const Head = ({ name, figure, warning, explain, sparkline }: HeadProps) => (
  <Stack direction="row" justifyContent="space-between" gap={1}>
    <Box minWidth={0} flex="none" maxWidth="100%">
      <Stack direction="row" alignItems="center" gap={0.5} height={18}>
        <Typography
          variant="caption"
          component="h2"
          color="text.secondary"
          noWrap
          sx={{ m: 0 }}
        >
          {name}
        </Typography>
        {explain && <Explain what={name}>{explain}</Explain>}
      </Stack>
      <Typography
        component="p"
        noWrap
        sx={{ fontSize: '1.25rem', fontWeight: 600, lineHeight: 1.3 }}
      >
        {figure}
        {warning && <Warning>{warning}</Warning>}
      </Typography>
    </Box>
    {sparkline && (
      <Stack flex="0 1 84px" minWidth={0} height={42}>
        <Sparkline values={sparkline} />
      </Stack>
    )}
  </Stack>
);

/** One figure in a strip of them: name, figure, change, shape. */
export const Kpi = (props: KpiProps) => {
  const isNarrow = useNarrow();
  return (
    <Paper
      component="section"
      aria-label={props.name}
      variant="outlined"
      sx={{ px: 1.5, py: 0.75, minHeight: 76 }}
    >
      <Head
        {...props}
        sparkline={isNarrow || props.warning ? undefined : props.sparkline}
      />
      <Typography
        variant="caption"
        component="div"
        lineHeight={1.4}
        sx={{
          [IN_ONE_ROW]: {
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          },
        }}
      >
        {props.detail}
      </Typography>
    </Paper>
  );
};
