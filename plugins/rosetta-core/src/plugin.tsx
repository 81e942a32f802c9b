import HomeIcon from '@mui/icons-material/HomeOutlined';
import KeyIcon from '@mui/icons-material/VpnKeyOutlined';
import TuneIcon from '@mui/icons-material/TuneOutlined';
import {
  ApiBlueprint,
  PageBlueprint,
  createExtensionInput,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import {
  ApplicationCardBlueprint,
  ApplicationColumnBlueprint,
  ApplicationTabBlueprint,
  ApplicationToolsBlueprint,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import {
  HomeCardBlueprint,
  HomeColumnBlueprint,
  HomeKpiBlueprint,
  HomeNeedsBlueprint,
} from '@rosetta/plugin-rosetta-core-react/home';
import {
  NavEntryBlueprint,
  navigationApiRef,
} from '@rosetta/plugin-rosetta-core-react/nav';
import {
  applicationRouteRef,
  entityRouteRef,
  yourAccessRouteRef as linkToYourAccessRouteRef,
} from '@rosetta/plugin-rosetta-core-react';
import {
  administrationRouteRef,
  homeRouteRef,
  backstageRouteRefs,
  yourAccessRouteRef,
} from './routes';
import { loadHome } from './home/loadHome';
import { queryClientApi } from './session/queryClientApi';
import { coreTranslationRef } from './translation';

const applicationSheetApi = ApiBlueprint.makeWithOverrides({
  name: 'application-sheet',
  inputs: {
    cards: createExtensionInput([ApplicationCardBlueprint.dataRefs.card]),
    tabs: createExtensionInput([ApplicationTabBlueprint.dataRefs.tab]),
    tools: createExtensionInput([ApplicationToolsBlueprint.dataRefs.tools]),
    columns: createExtensionInput([ApplicationColumnBlueprint.dataRefs.column]),
  },
  factory: (make, { inputs }) => {
    const cards = inputs.cards.map(input =>
      input.get(ApplicationCardBlueprint.dataRefs.card),
    );
    const tabs = inputs.tabs.map(input =>
      input.get(ApplicationTabBlueprint.dataRefs.tab),
    );
    const tools = inputs.tools.map(input =>
      input.get(ApplicationToolsBlueprint.dataRefs.tools),
    );
    const columns = inputs.columns
      .map(input => input.get(ApplicationColumnBlueprint.dataRefs.column))
      .toSorted((a, b) => a.order - b.order);
    return make(defineParams =>
      defineParams({
        api: applicationSheetApiRef,
        deps: {},
        factory: () => ({
          cards: () => cards,
          tabs: () => tabs,
          tools: () => tools,
          columns: () => columns,
        }),
      }),
    );
  },
});

const navigationApi = ApiBlueprint.makeWithOverrides({
  name: 'navigation',
  inputs: { entries: createExtensionInput([NavEntryBlueprint.dataRefs.entry]) },
  factory: (make, { inputs }) => {
    const entries = inputs.entries
      .map(input => input.get(NavEntryBlueprint.dataRefs.entry))
      .sort((a, b) => a.order - b.order);
    return make(defineParams =>
      defineParams({
        api: navigationApiRef,
        deps: {},
        factory: () => ({ entries: () => entries }),
      }),
    );
  },
});

const { column } = HomeColumnBlueprint.dataRefs;
const { kpi } = HomeKpiBlueprint.dataRefs;
const { needs } = HomeNeedsBlueprint.dataRefs;
const { card } = HomeCardBlueprint.dataRefs;

const homePage = PageBlueprint.makeWithOverrides({
  name: 'home',
  inputs: {
    columns: createExtensionInput([column]),
    kpis: createExtensionInput([kpi]),
    needs: createExtensionInput([needs]),
    cards: createExtensionInput([card]),
  },
  factory: (make, { inputs }) =>
    make({
      path: '/',
      title: coreTranslationRef('nav.home'),
      icon: <HomeIcon />,
      routeRef: homeRouteRef,
      noHeader: true,
      loader: () =>
        loadHome({
          columns: inputs.columns.map(input => input.get(column)),
          kpis: inputs.kpis.map(input => input.get(kpi)),
          needs: inputs.needs.map(input => input.get(needs)),
          cards: inputs.cards.map(input => input.get(card)),
        }),
    }),
});

const yourAccessPage = PageBlueprint.make({
  name: 'your-access',
  params: {
    path: '/your-access',
    title: coreTranslationRef('access.title'),
    icon: <KeyIcon />,
    routeRef: yourAccessRouteRef,
    noHeader: true,
    loader: () =>
      import('./access/YourAccessPage').then(m => <m.YourAccessPage />),
  },
});

const administrationPage = PageBlueprint.make({
  name: 'administration',
  params: {
    path: '/administration',
    title: coreTranslationRef('nav.administration'),
    icon: <TuneIcon />,
    routeRef: administrationRouteRef,
    noHeader: true,
    loader: () =>
      import('./administration/AdministrationPage').then(m => (
        <m.AdministrationPage />
      )),
  },
});

export const corePlugin = createFrontendPlugin({
  pluginId: 'rosetta-core',
  info: { packageJson: () => import('../package.json') },
  routes: {
    home: homeRouteRef,
    yourAccess: yourAccessRouteRef,
    administration: administrationRouteRef,
  },
  externalRoutes: {
    ...backstageRouteRefs,
    linkToYourAccess: linkToYourAccessRouteRef,
    application: applicationRouteRef,
    entity: entityRouteRef,
  },
  extensions: [
    queryClientApi,
    applicationSheetApi,
    navigationApi,
    homePage,
    yourAccessPage,
    administrationPage,
  ],
});
