import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { KpiStrip } from '@rosetta/plugin-rosetta-core-react/kpi';
import { TwoColumns } from './TwoColumns';

export const KpiSkeleton = () => <Skeleton variant="rounded" height={76} />;

/** Lines of a list to come. */
export const LineSkeletons = ({ count = 5 }: { count?: number }) => (
  <Stack gap={1}>
    {Array.from({ length: count }, (_, index) => (
      <Skeleton key={index} variant="rounded" height={24} />
    ))}
  </Stack>
);

/** In the shape of what comes: figures, a table, a list. */
export const HomeSkeleton = () => (
  <Stack gap={2}>
    <KpiStrip>
      <KpiSkeleton />
      <KpiSkeleton />
      <KpiSkeleton />
    </KpiStrip>
    <TwoColumns>
      <Skeleton variant="rounded" height={340} />
      <Skeleton variant="rounded" height={340} />
    </TwoColumns>
  </Stack>
);
