import { useCallback } from 'react';
import useInterval from 'react-use/lib/useInterval';
import { useApi } from '@backstage/frontend-plugin-api';
import { useResource } from '@rosetta/plugin-rosetta-core-react/resource';
import { monitoringApiRef } from '../api/monitoringApi';

/** How long what a sheet shows as live may be old. */
const REFRESH_MS = 5_000;

/** What runs of an application, kept up to date while it is looked at. */
export const useLive = (application: string) => {
  const monitoring = useApi(monitoringApiRef);
  const state = useResource(
    useCallback(
      (signal: AbortSignal) => monitoring.live(application, signal),
      [monitoring, application],
    ),
  );
  useInterval(state.retry, state.loading ? null : REFRESH_MS);
  // What is asked again in the background need not say so each time.
  return { ...state, loading: state.loading && state.value === undefined };
};
