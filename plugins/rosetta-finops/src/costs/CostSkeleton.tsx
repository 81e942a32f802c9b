import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';

const CARDS = ['total', 'direct', 'unallocated', 'mover'];

/** The shape of the page: cards, picture, table. */
export const CostSkeleton = () => (
  <Stack gap={2}>
    <CardGrid>
      {CARDS.map(card => (
        <Skeleton key={card} variant="rounded" height={132} />
      ))}
    </CardGrid>
    <Skeleton variant="rounded" height={360} />
    <Skeleton variant="rounded" height={320} />
  </Stack>
);
