import { useEffect } from 'react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useApi } from '@backstage/frontend-plugin-api';
import { useOpenedEntity } from '@rosetta/plugin-rosetta-core-react/entity';

/**
 * Whoever opens the portal at the page of an entity waits for the code of the page, and only then
 * for the entity. The address says which it is: it is fetched meanwhile, and the page finds it
 * (`SharingCatalogClient`).
 */
export const PreloadEntity = () => {
  const catalog = useApi(catalogApiRef);
  const opened = useOpenedEntity();
  useEffect(() => {
    // The page asks again, and says what is wrong.
    if (opened) catalog.getEntityByRef(opened).catch(() => {});
  }, [catalog, opened]);
  return null;
};
