import { ReactNode, useId } from 'react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';

interface ChartFrameProps {
  title: string;
  /** What the picture shows, for those who don't see it; its table says the rest. */
  summary: string;
  actions?: ReactNode;
  legend?: ReactNode;
  note?: ReactNode;
  height: number;
  children: ReactNode;
}

/** The one picture of a page, with its title, its legend and its text alternative. */
export const ChartFrame = (props: ChartFrameProps) => {
  const title = useId();
  return (
    <Paper
      component="figure"
      aria-labelledby={title}
      variant="outlined"
      sx={{ m: 0, p: 2 }}
    >
      <Stack
        direction="row"
        justifyContent="space-between"
        alignItems="center"
        flexWrap="wrap"
        gap={1}
        mb={1}
      >
        <Typography id={title} variant="h6" component="h2" sx={{ m: 0 }}>
          {props.title}
        </Typography>
        {props.actions}
      </Stack>
      <Box role="img" aria-label={props.summary} height={props.height}>
        {props.children}
      </Box>
      {props.legend}
      {props.note && (
        <Typography
          variant="body2"
          color="text.secondary"
          component="figcaption"
        >
          {props.note}
        </Typography>
      )}
    </Paper>
  );
};
