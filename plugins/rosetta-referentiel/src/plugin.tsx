import AppsIcon from '@mui/icons-material/AppsOutlined';
import {
  PageBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { HomeNeedsBlueprint } from '@rosetta/plugin-rosetta-core-react/home';
import { NavEntryBlueprint } from '@rosetta/plugin-rosetta-core-react/nav';
import {
  applicationRouteRef,
  applicationsRouteRef,
  auditRouteRef,
  docsRouteRef,
  groupsRouteRef,
  importRouteRef,
  importsRouteRef,
  mappingsRouteRef,
  requestRouteRef,
  requestsRouteRef,
} from './routes';
import { referentielTranslationRef } from './translation';

const referentielPage = PageBlueprint.make({
  params: {
    path: '/referentiel',
    title: referentielTranslationRef('nav.title'),
    icon: <AppsIcon />,
    routeRef: applicationsRouteRef,
    noHeader: true,
    loader: () =>
      import('./ReferentielRoutes').then(m => <m.ReferentielRoutes />),
  },
});

const navEntry = NavEntryBlueprint.make({
  params: {
    routeRef: applicationsRouteRef,
    section: 'operate',
    order: 30,
    title: referentielTranslationRef('nav.title'),
  },
});

const componentCard = EntityCardBlueprint.make({
  name: 'application',
  params: {
    filter: { kind: 'component' },
    loader: () =>
      import('./entity/ComponentApplication').then(m => (
        <m.ComponentApplication />
      )),
  },
});

const homeRequests = HomeNeedsBlueprint.make({
  name: 'requests',
  params: {
    order: 20,
    loader: () => import('./home/useRequestNeeds').then(m => m.useRequestNeeds),
  },
});

const homeAttestations = HomeNeedsBlueprint.make({
  name: 'attestations',
  params: {
    order: 60,
    loader: () =>
      import('./quality/useAttestationNeeds').then(m => m.useAttestationNeeds),
  },
});

const searchResult = SearchResultListItemBlueprint.make({
  params: {
    icon: <AppsIcon />,
    predicate: ({ type }) => type === 'application',
    component: () =>
      import('./search/ApplicationResult').then(m => m.ApplicationResult),
  },
});

/** The filter takes no translation: the word is the same in the languages there are. */
const searchType = SearchFilterResultTypeBlueprint.make({
  params: { value: 'application', name: 'Applications', icon: <AppsIcon /> },
});

export const referentielPlugin = createFrontendPlugin({
  pluginId: 'rosetta-referentiel',
  info: { packageJson: () => import('../package.json') },
  routes: {
    applications: applicationsRouteRef,
    application: applicationRouteRef,
    requests: requestsRouteRef,
    request: requestRouteRef,
    imports: importsRouteRef,
    import: importRouteRef,
    audit: auditRouteRef,
    groups: groupsRouteRef,
    mappings: mappingsRouteRef,
  },
  externalRoutes: { docs: docsRouteRef },
  extensions: [
    referentielPage,
    navEntry,
    componentCard,
    homeRequests,
    homeAttestations,
    searchResult,
    searchType,
  ],
});
