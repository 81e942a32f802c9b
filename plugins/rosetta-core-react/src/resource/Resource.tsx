import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Skeleton from '@mui/material/Skeleton';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreReactTranslationRef } from '../translation';
import { Failure } from './Failure';
import { ResourceState } from '../data';

interface ResourceProps<T> {
  state: ResourceState<T>;
  /** In the shape of what comes. */
  skeleton?: ReactNode;
  children(value: T): ReactNode;
}

const Refreshing = () => (
  <LinearProgress
    aria-hidden
    sx={{ position: 'absolute', inset: '0 0 auto 0', height: 2 }}
  />
);

/**
 * Waiting and failing, the same on every page. What is already there stays while it
 * refreshes, and when refreshing it fails.
 */
export function Resource<T>({ state, skeleton, children }: ResourceProps<T>) {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { value, error, loading, retry } = state;
  if (value === undefined && error)
    return <Failure error={error} onRetry={retry} />;
  if (value === undefined)
    return (
      <Box role="status" aria-label={t('resource.loading')}>
        {skeleton ?? <Skeleton variant="rounded" height={240} />}
      </Box>
    );
  return (
    <Stack
      position="relative"
      gap={2}
      minWidth={0}
      height="100%"
      aria-busy={loading}
    >
      {loading && <Refreshing />}
      {error && <Failure error={error} onRetry={retry} stillShown />}
      {children(value)}
    </Stack>
  );
}
