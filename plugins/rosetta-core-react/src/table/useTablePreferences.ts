import { MutableRefObject, useEffect, useMemo } from 'react';
import { GridApi, GridInitialState, useGridApiRef } from '@mui/x-data-grid';
import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';

/** A person dragging a column edge is one change, not fifty. */
const SETTLE_MS = 400;

interface PreferenceOptions {
  /** Whether the order is the person's own; what the address says is not. */
  keepsOrder: boolean;
}

/** What a person sets up; where they are in the pages is not kept. */
const chosen = (
  api: GridApi,
  { keepsOrder }: PreferenceOptions,
): GridInitialState => {
  const state = api.exportState({ exportOnlyDirtyModels: true });
  return {
    columns: state.columns,
    ...(keepsOrder && { sorting: state.sorting }),
    filter: state.filter,
    density: state.density,
  };
};

/** Calls back when what the person set up has changed, and has stayed so for a moment. */
const watch = (
  api: GridApi,
  options: PreferenceOptions,
  onChange: (state: GridInitialState) => void,
) => {
  let last = JSON.stringify(chosen(api, options));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe = api.subscribeEvent('stateChange', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const state = chosen(api, options);
      const now = JSON.stringify(state);
      if (now !== last) onChange(state);
      last = now;
    }, SETTLE_MS);
  });
  return {
    settled: () => {
      last = JSON.stringify(chosen(api, options));
    },
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
    },
  };
};

/**
 * Keeps how a person set up a table: columns, widths, order, filter, density. The store
 * may answer late, so what it holds is put in place when it comes.
 */
export const useTablePreferences = (
  table: string,
  { keepsOrder }: PreferenceOptions,
): MutableRefObject<GridApi> => {
  const apiRef = useGridApiRef();
  const storageApi = useApi(storageApiRef);
  const bucket = useMemo(
    () => storageApi.forBucket('rosetta-tables'),
    [storageApi],
  );

  useEffect(() => {
    const api = apiRef.current;
    if (!api?.exportState) return undefined;
    const watching = watch(api, { keepsOrder }, state => {
      bucket.set(table, JSON.parse(JSON.stringify(state)));
    });
    let restored = false;
    const restore = ({ value }: { value?: unknown }) => {
      if (!value || restored) return;
      restored = true;
      const { sorting, ...rest } = value as GridInitialState;
      api.restoreState(keepsOrder ? { ...rest, sorting } : rest);
      watching.settled();
    };
    restore(bucket.snapshot(table));
    const subscription = bucket.observe$(table).subscribe(restore);
    return () => {
      subscription.unsubscribe();
      watching.stop();
    };
  }, [apiRef, bucket, keepsOrder, table]);

  return apiRef;
};
