import { useEffect, useState } from 'react';
import { matchPath, useLocation } from 'react-router-dom';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useApi } from '@backstage/frontend-plugin-api';

const ENTITY_PAGE = '/catalog/:namespace/:kind/:name/*';

/**
 * Whoever opens the portal at the page of an entity waits for the code of the page, and only then
 * for the entity. The address says which it is: it is fetched meanwhile, and the page finds it
 * (`SharingCatalogClient`).
 */
export const PreloadEntity = () => {
  const catalog = useApi(catalogApiRef);
  const { pathname } = useLocation();
  const [opened] = useState(() => matchPath(ENTITY_PAGE, pathname));
  useEffect(() => {
    const { kind = '', namespace = '', name = '' } = opened?.params ?? {};
    // The page asks again, and says what is wrong.
    if (name) catalog.getEntityByRef({ kind, namespace, name }).catch(() => {});
  }, [catalog, opened]);
  return null;
};
