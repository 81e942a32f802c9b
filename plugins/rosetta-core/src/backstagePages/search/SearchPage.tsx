import Box from '@mui/material/Box';
import List from '@mui/material/List';
import {
  DefaultResultListItem,
  SearchBar,
  SearchContextProvider,
  SearchResult,
} from '@backstage/plugin-search-react';
import type {
  SearchResultItemExtensionComponent,
  SearchResultItemExtensionPredicate,
} from '@backstage/plugin-search-react/alpha';
import { CatalogFilterLayout } from '@backstage/plugin-catalog-react';
import { SearchFilters, SearchFiltersProps } from './SearchFilters';
import { FoundLine, SearchPager } from './SearchPages';
import { useSearchInUrl } from './useSearchInUrl';

interface ResultItem {
  predicate?: SearchResultItemExtensionPredicate;
  component: SearchResultItemExtensionComponent;
}

interface SearchPageProps extends SearchFiltersProps {
  items: readonly ResultItem[];
  noTrack: boolean;
}

type Results = Pick<SearchPageProps, 'items' | 'noTrack'>;

/** Each as the plugin shows it that put it into search. */
const ResultList = ({ items, noTrack }: Results) => (
  <SearchResult>
    {({ results }) => (
      <List disablePadding>
        {results.map((result, index) => {
          const { document, ...rest } = result;
          const item = items.find(({ predicate }) => predicate?.(result));
          const Item: SearchResultItemExtensionComponent =
            item?.component ?? DefaultResultListItem;
          return (
            <Item key={index} {...rest} result={document} noTrack={noTrack} />
          );
        })}
      </List>
    )}
  </SearchResult>
);

const Found = ({ items, noTrack, ...filters }: SearchPageProps) => {
  useSearchInUrl();
  return (
    <Box sx={{ px: { xs: 2, md: 3 }, pb: 3 }}>
      <SearchBar debounceTime={100} />
      <CatalogFilterLayout>
        <CatalogFilterLayout.Filters>
          <SearchFilters {...filters} />
        </CatalogFilterLayout.Filters>
        <CatalogFilterLayout.Content>
          <FoundLine />
          <ResultList items={items} noTrack={noTrack} />
          <SearchPager />
        </CatalogFilterLayout.Content>
      </CatalogFilterLayout>
    </Box>
  );
};

/** Backstage's own has most of its filters in English only. */
export const SearchPage = (props: SearchPageProps) => (
  <SearchContextProvider>
    <Found {...props} />
  </SearchContextProvider>
);
