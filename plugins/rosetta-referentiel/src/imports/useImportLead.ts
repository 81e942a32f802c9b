import { useCallback } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Import, listImports } from '@rosetta/contracts/ref';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { importRouteRef } from '../routes';

const WATCH_MS = 1_000;

/** Opens what an import found, once it is there. What failed is shown by its mutation, which has the error. */
export const useImportLead = () => {
  const navigate = useNavigate();
  const page = useRouteRef(importRouteRef);
  return useCallback(
    (importing: Promise<Import>) => {
      importing
        .then(({ id }) => page && navigate(page({ id })))
        .catch(() => {});
    },
    [navigate, page],
  );
};

/** How far the comparison is that runs now. */
export const useProgress = (isPending: boolean): Import | undefined => {
  const { value } = useRoute(
    listImports,
    { query: { limit: 1 } },
    { everyMs: isPending ? WATCH_MS : () => false },
  );
  const [newest] = value?.items ?? [];
  return newest?.state === 'running' ? newest : undefined;
};
