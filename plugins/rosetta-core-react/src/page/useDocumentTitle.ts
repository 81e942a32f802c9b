import { useCallback, useEffect } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';

/** Gives the tab a name; without one, that of the portal. */
export const useNameTab = () => {
  const config = useApi(configApiRef);
  const portal = config.getOptionalString('app.title') ?? 'Rosetta';
  return useCallback(
    (title?: string) => {
      document.title = title ? `${title} · ${portal}` : portal;
    },
    [portal],
  );
};

/** Names the page in its tab for as long as it is there. */
export const useDocumentTitle = (title: string) => {
  const nameTab = useNameTab();
  useEffect(() => {
    nameTab(title);
    // The page that comes next has its say after this one has gone.
    return () => nameTab();
  }, [title, nameTab]);
};
