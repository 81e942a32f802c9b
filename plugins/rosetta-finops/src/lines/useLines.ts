import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  PageLoader,
  useCursorPages,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { CostLines, LinesQuery, finopsApiRef } from '../api/finopsApi';

/** The lines behind a figure, a page at a time. */
export const useLines = (query: LinesQuery) => {
  const finops = useApi(finopsApiRef);
  return useCursorPages<CostLines>(
    useCallback<PageLoader<CostLines>>(
      (page, signal) => finops.lines({ ...query, ...page }, signal),
      [finops, query],
    ),
  );
};
