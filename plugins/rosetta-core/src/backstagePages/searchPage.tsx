import { z } from 'zod/v4';
import {
  PageBlueprint,
  createExtensionInput,
} from '@backstage/frontend-plugin-api';
import searchPlugin from '@backstage/plugin-search/alpha';
import {
  SearchFilterBlueprint,
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import SearchIcon from '@mui/icons-material/Search';
import { coreTranslationRef } from '../translation';

const { item } = SearchResultListItemBlueprint.dataRefs;
const { resultType } = SearchFilterResultTypeBlueprint.dataRefs;
const { searchFilters } = SearchFilterBlueprint.dataRefs;

/** With the same inputs as Backstage's: what other plugins put into search stays. */
export const searchPage = PageBlueprint.makeWithOverrides({
  configSchema: { noTrack: z.boolean().default(false) },
  inputs: {
    items: createExtensionInput([item]),
    resultTypes: createExtensionInput([resultType]),
    searchFilters: createExtensionInput([searchFilters]),
  },
  factory: (make, { config, inputs }) =>
    make({
      path: '/search',
      title: coreTranslationRef('nav.search'),
      icon: <SearchIcon fontSize="inherit" />,
      routeRef: searchPlugin.routes.root,
      loader: async () => {
        const { SearchPage } = await import('./search/SearchPage');
        return (
          <SearchPage
            noTrack={config.noTrack}
            items={inputs.items.map(input => input.get(item))}
            resultTypes={inputs.resultTypes.map(input => input.get(resultType))}
            filters={inputs.searchFilters.map(
              input => input.get(searchFilters).component,
            )}
          />
        );
      },
    }),
});
