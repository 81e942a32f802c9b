import { ReactNode } from 'react';
import Typography from '@mui/material/Typography';
import { TitledCard } from '../page';
import { MoneyChange, MoneyChangeProps } from './MoneyChange';
import { Explain } from './Explain';
import { Sparkline } from './Sparkline';

interface KpiCardProps {
  name: string;
  /** The figure with its unit. */
  figure: ReactNode;
  change?: MoneyChangeProps;
  /** A line of its own instead of, or after, the change. */
  detail?: ReactNode;
  sparkline?: readonly (number | null)[];
  /** Where the figure comes from and how it is made. */
  explain: ReactNode;
}

/** One figure that answers a question: name, figure, change, shape, and why. */
export const KpiCard = (props: KpiCardProps) => (
  <TitledCard
    title={props.name}
    action={<Explain what={props.name}>{props.explain}</Explain>}
  >
    <Typography
      component="p"
      sx={{ fontSize: '1.75rem', fontWeight: 600, lineHeight: 1.2 }}
      noWrap
    >
      {props.figure}
    </Typography>
    <Typography variant="body2" component="div">
      {props.change && <MoneyChange {...props.change} />}
      {props.detail && <div>{props.detail}</div>}
    </Typography>
    {props.sparkline && <Sparkline values={props.sparkline} />}
  </TitledCard>
);
