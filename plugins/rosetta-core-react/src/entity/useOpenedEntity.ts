import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import {
  identityApiRef,
  routeResolutionApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';

/** The extension that shows an entity, at whichever address it is. */
const ENTITY_PAGE = 'page:catalog/entity';

export interface OpenedEntity {
  kind: string;
  namespace: string;
  name: string;
}

/**
 * The entity at whose page the portal was opened, known before any code of that page is here;
 * undefined where it was opened at another one. The portal has its pages once it is known who
 * opened it: until then this is undefined too.
 */
export const useOpenedEntity = (): OpenedEntity | undefined => {
  const [{ pathname }] = useState(useLocation());
  const identity = useApi(identityApiRef);
  const routes = useApi(routeResolutionApiRef);
  const [opened, setOpened] = useState<OpenedEntity>();
  useEffect(() => {
    const find = () => {
      const { matches } = routes.resolvePath({ pathname });
      const page = matches.find(({ node }) => node.spec.id === ENTITY_PAGE);
      const { kind, namespace, name } = page?.params ?? {};
      if (kind && namespace && name) setOpened({ kind, namespace, name });
    };
    identity.getBackstageIdentity().then(find, () => {
      // Nobody is signed in: nothing is shown.
    });
  }, [identity, pathname, routes]);
  return opened;
};
