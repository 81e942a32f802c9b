import { useEffect } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';

/** Names the page in its tab for as long as it is there; without a title, says nothing. */
export const useDocumentTitle = (title: string | undefined) => {
  const config = useApi(configApiRef);
  const portal = config.getOptionalString('app.title') ?? 'Rosetta';
  useEffect(() => {
    if (title === undefined) return undefined;
    document.title = `${title} · ${portal}`;
    // The page that comes next has its say after this one has gone.
    return () => {
      document.title = portal;
    };
  }, [title, portal]);
};
