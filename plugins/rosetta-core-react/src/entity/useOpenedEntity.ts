import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { routeResolutionApiRef, useApi } from '@backstage/frontend-plugin-api';

/** The extension that shows an entity, at whichever address it is. */
const ENTITY_PAGE = 'page:catalog/entity';

export interface OpenedEntity {
  kind: string;
  namespace: string;
  name: string;
}

/**
 * The entity at whose page the portal was opened, known before any code of that page is here;
 * undefined where it was opened at another one.
 */
export const useOpenedEntity = (): OpenedEntity | undefined => {
  const { pathname } = useLocation();
  const routes = useApi(routeResolutionApiRef);
  const [opened] = useState(() => {
    const { matches } = routes.resolvePath({ pathname });
    const page = matches.find(({ node }) => node.spec.id === ENTITY_PAGE);
    const { kind, namespace, name } = page?.params ?? {};
    return kind && namespace && name ? { kind, namespace, name } : undefined;
  });
  return opened;
};
