import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { KpiStrip } from '@rosetta/plugin-rosetta-core-react/kpi';
import { SideBySide } from '@rosetta/plugin-rosetta-core-react/page';

const CARDS = ['total', 'attributed', 'unallocated', 'mover'];

/** The shape of the page: figures, picture, table. */
export const CostSkeleton = () => (
  <Stack gap={2}>
    <KpiStrip>
      {CARDS.map(card => (
        <Skeleton key={card} variant="rounded" height={76} />
      ))}
    </KpiStrip>
    <SideBySide>
      <Skeleton variant="rounded" height={460} />
      <Skeleton variant="rounded" height={460} />
    </SideBySide>
  </Stack>
);
