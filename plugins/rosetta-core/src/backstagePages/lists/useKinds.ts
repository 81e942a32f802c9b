import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useApi } from '@backstage/frontend-plugin-api';
import { useFetched } from '@rosetta/plugin-rosetta-core-react/data';

/** The kinds that the catalog has entities of, as it writes them. */
export const useKinds = () => {
  const catalog = useApi(catalogApiRef);
  const { value } = useFetched(['catalog', 'kinds'], async () => {
    const { facets } = await catalog.getEntityFacets({ facets: ['kind'] });
    return (facets.kind ?? []).map(facet => facet.value);
  });
  return value ?? [];
};
