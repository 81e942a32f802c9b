import { ComponentType } from 'react';
import Stack from '@mui/material/Stack';
import {
  CATALOG_FILTER_EXISTS,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import { CatalogIcon, DocsIcon } from '@backstage/core-components';
import { useSearch } from '@backstage/plugin-search-react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFetched } from '@rosetta/plugin-rosetta-core-react/data';
import { coreTranslationRef } from '../../translation';
import { useKindName } from '../lists/useKindName';
import { useKinds } from '../lists/useKinds';
import { LifecycleFilter } from './LifecycleFilter';
import { SelectFilter } from './SelectFilter';
import { ResultType, TypeFilter } from './TypeFilter';

const CATALOG = 'software-catalog';
const DOCS = 'techdocs';

const useKindOptions = () => {
  const kindName = useKindName();
  return useKinds().map(kind => ({ value: kind, label: kindName(kind) }));
};

const useDocuments = () => {
  const catalog = useApi(catalogApiRef);
  const { value } = useFetched(['catalog', 'documented'], async () => {
    const { items } = await catalog.getEntities({
      fields: ['metadata.name', 'metadata.title'],
      filter: {
        'metadata.annotations.backstage.io/techdocs-ref': CATALOG_FILTER_EXISTS,
      },
    });
    return items.map(({ metadata: { name, title } }) => ({
      value: name,
      label: title ?? name,
    }));
  });
  // The answer is shared by the cache: sorting it in place would change it for others.
  return (value ?? []).toSorted((a, b) => a.label.localeCompare(b.label));
};

const DocumentFilter = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <SelectFilter
      name="name"
      label={t('search.document')}
      options={useDocuments()}
    />
  );
};

export interface SearchFiltersProps {
  /** What other plugins put into search. */
  resultTypes: readonly ResultType[];
  filters: readonly ComponentType<{ className: string }>[];
}

/** What narrows a search down; those of other plugins come after ours. */
export const SearchFilters = ({ resultTypes, filters }: SearchFiltersProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { types } = useSearch();
  const known = [
    { value: CATALOG, name: t('search.catalog'), icon: <CatalogIcon /> },
    ...resultTypes.map(type =>
      type.value === DOCS
        ? { ...type, name: t('search.techdocs'), icon: <DocsIcon /> }
        : type,
    ),
  ];
  return (
    <Stack gap={2} sx={{ minWidth: 180 }}>
      <TypeFilter given={known} />
      {types.includes(DOCS) && <DocumentFilter />}
      <SelectFilter
        name="kind"
        label={t('search.kind')}
        options={useKindOptions()}
      />
      <LifecycleFilter />
      {filters.map((Filter, index) => (
        <Filter key={index} className="" />
      ))}
    </Stack>
  );
};
