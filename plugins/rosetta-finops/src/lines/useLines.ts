import { useCallback, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { useResource } from '@rosetta/plugin-rosetta-core-react';
import { LinesQuery, finopsApiRef } from '../api/finopsApi';

interface Paging {
  page: number;
  pageSize: number;
}

/** The cursor of each page seen so far; the first page has none. */
interface Place extends Paging {
  query: LinesQuery;
  cursors: (string | undefined)[];
}

const startOf = (query: LinesQuery, pageSize: number): Place => ({
  query,
  page: 0,
  pageSize,
  cursors: [undefined],
});

/** The lines behind a figure, a page at a time. Pages are reached one after the other, as cursors are. */
export const useLines = (query: LinesQuery) => {
  const finops = useApi(finopsApiRef);
  const [kept, setPlace] = useState(() => startOf(query, 50));
  // Other lines have other pages: begin again.
  const place = kept.query === query ? kept : startOf(query, kept.pageSize);
  const cursor = place.cursors[place.page];
  const lines = useResource(
    useCallback(
      signal =>
        finops.lines({ ...query, limit: place.pageSize, cursor }, signal),
      [finops, query, place.pageSize, cursor],
    ),
  );
  const next = lines.loading ? undefined : lines.value?.nextCursor;
  const turnTo = ({ page, pageSize }: Paging) => {
    if (pageSize !== place.pageSize) return setPlace(startOf(query, pageSize));
    const cursors = [...place.cursors.slice(0, place.page + 1), next];
    return setPlace({ ...place, page, cursors });
  };
  return {
    lines,
    paging: { page: place.page, pageSize: place.pageSize },
    hasNext: next !== undefined,
    turnTo,
  };
};
