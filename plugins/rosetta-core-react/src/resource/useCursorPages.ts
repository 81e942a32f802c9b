import { useCallback, useState } from 'react';
import { useResource } from './useResource';

/** Which page is shown, and how long it is. */
export interface Paging {
  page: number;
  pageSize: number;
}

interface Page {
  items: readonly unknown[];
  nextCursor?: string;
}

export type PageLoader<T extends Page> = (
  page: { limit: number; cursor?: string },
  signal: AbortSignal,
) => Promise<T>;

/** The cursor of each page seen so far; the first page has none. */
interface Place<T extends Page> extends Paging {
  load: PageLoader<T>;
  cursors: (string | undefined)[];
}

const startOf = <T extends Page>(load: PageLoader<T>, pageSize: number) => ({
  load,
  page: 0,
  pageSize,
  cursors: [undefined],
});

/**
 * A list a page at a time. Pages are reached one after the other, as cursors are.
 * Begins again when `load` changes; memoize it.
 */
export const useCursorPages = <T extends Page>(load: PageLoader<T>) => {
  const [kept, setPlace] = useState<Place<T>>(() => startOf(load, 50));
  // Another list has other pages: begin again.
  const place: Place<T> =
    kept.load === load ? kept : startOf(load, kept.pageSize);
  const cursor = place.cursors[place.page];
  const state = useResource(
    useCallback(
      (signal: AbortSignal) => load({ limit: place.pageSize, cursor }, signal),
      [load, place.pageSize, cursor],
    ),
  );
  const next = state.loading ? undefined : state.value?.nextCursor;
  const turnTo = ({ page, pageSize }: Paging) => {
    if (pageSize !== place.pageSize) return setPlace(startOf(load, pageSize));
    const cursors = [...place.cursors.slice(0, place.page + 1), next];
    return setPlace({ ...place, page, cursors });
  };
  const seen = place.page * place.pageSize + (state.value?.items.length ?? 0);
  return {
    state,
    /** For a table that is paged by the server. */
    paging: {
      paginationMode: 'server' as const,
      paginationModel: { page: place.page, pageSize: place.pageSize },
      onPaginationModelChange: turnTo,
      paginationMeta: { hasNextPage: next !== undefined },
      // Only on the last page it is known how many there are.
      rowCount: state.loading || next !== undefined ? -1 : seen,
      loading: state.loading,
    },
  };
};
