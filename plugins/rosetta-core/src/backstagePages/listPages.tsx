import { z } from 'zod/v4';
import {
  PageBlueprint,
  coreExtensionData,
  createExtensionInput,
} from '@backstage/frontend-plugin-api';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { CatalogFilterBlueprint } from '@backstage/plugin-catalog-react/alpha';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import CatalogIcon from '@mui/icons-material/CategoryOutlined';
import DocsIcon from '@mui/icons-material/ArticleOutlined';
import ApisIcon from '@mui/icons-material/ExtensionOutlined';
import { coreTranslationRef } from '../translation';

/** In place of Backstage's list, whose title is made of English words. */
export const catalogPage = PageBlueprint.makeWithOverrides({
  inputs: {
    filters: createExtensionInput([coreExtensionData.reactElement]),
    exportConfig: createExtensionInput([]),
  },
  factory: (make, { inputs }) =>
    make({
      path: '/catalog',
      title: coreTranslationRef('nav.catalog'),
      icon: <CatalogIcon fontSize="inherit" />,
      routeRef: catalogPlugin.routes.catalogIndex,
      loader: async () => {
        const { CatalogPage } = await import('./lists/CatalogPage');
        const filters = inputs.filters.map(filter =>
          filter.get(coreExtensionData.reactElement),
        );
        return <CatalogPage filters={<>{filters}</>} pagination />;
      },
    }),
});

export const kindFilter = CatalogFilterBlueprint.makeWithOverrides({
  name: 'kind',
  configSchema: { initialFilter: z.string().default('component') },
  factory: (make, { config }) =>
    make({
      loader: () =>
        import('./lists/KindPicker').then(({ KindPicker }) => (
          <KindPicker initialKind={config.initialFilter} />
        )),
    }),
});

export const apisPage = PageBlueprint.make({
  params: {
    path: '/api-docs',
    title: coreTranslationRef('nav.apis'),
    icon: <ApisIcon fontSize="inherit" />,
    routeRef: apiDocsPlugin.routes.root,
    loader: () => import('./lists/ApisPage').then(m => <m.ApisPage />),
  },
});

export const docsPage = PageBlueprint.makeWithOverrides({
  configSchema: {
    initialFilter: z.enum(['all', 'owned', 'starred']).default('owned'),
  },
  factory: (make, { config }) =>
    make({
      path: '/docs',
      title: coreTranslationRef('nav.docs'),
      icon: <DocsIcon fontSize="inherit" />,
      routeRef: techdocsPlugin.routes.root,
      loader: () =>
        import('./lists/DocsPage').then(({ DocsPage }) => (
          <DocsPage initialFilter={config.initialFilter} />
        )),
    }),
});
