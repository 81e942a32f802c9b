import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { listPivots } from '@rosetta/contracts/ref';
import {
  ResourceState,
  currentValue,
  skipToken,
  useFetched,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';

const COMPONENT = 'catalog:component';

const isEntity = (entity: Entity | undefined): entity is Entity =>
  entity !== undefined;

/** The components of the catalog that an application's pivots name, as far as the catalog has them. */
export const useComponents = (application: string): ResourceState<Entity[]> => {
  const catalog = useApi(catalogApiRef);
  const pivots = useRouteItems(listPivots, { query: { application } });
  const entityRefs = currentValue(pivots)
    ?.filter(({ type }) => type === COMPONENT)
    .map(({ value }) => value);
  const components = useFetched(
    ['components', entityRefs],
    entityRefs?.length
      ? async () =>
          (await catalog.getEntitiesByRefs({ entityRefs })).items.filter(
            isEntity,
          )
      : skipToken,
  );
  if (!entityRefs) return { ...pivots, value: undefined };
  if (!entityRefs.length) return { ...pivots, value: [] };
  return { ...components, value: currentValue(components) };
};
