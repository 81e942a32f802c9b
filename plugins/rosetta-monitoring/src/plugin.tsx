import InsightsIcon from '@mui/icons-material/InsightsOutlined';
import RocketIcon from '@mui/icons-material/RocketLaunchOutlined';
import {
  PageBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  ApplicationCardBlueprint,
  ApplicationColumnBlueprint,
  ApplicationTabBlueprint,
  ApplicationToolsBlueprint,
} from '@rosetta/plugin-rosetta-core-react/application';
import { NavEntryBlueprint } from '@rosetta/plugin-rosetta-core-react/nav';
import { administrationExtensions } from './administrationExtensions';
import { doraExtensions } from './doraExtensions';
import {
  administrationRouteRef,
  boardRouteRef,
  budgetPolicyRouteRef,
  doraRouteRef,
  executiveRouteRef,
  changesRouteRef,
  incidentsRouteRef,
  costAnomaliesRouteRef,
  costsRouteRef,
  runRouteRef,
  runsRouteRef,
  sloRouteRef,
  slosRouteRef,
  maintenanceRouteRef,
} from './routes';
import { homeExtensions } from './homeExtensions';
import { sloExtensions } from './sloExtensions';
import { monitoringTranslationRef } from './translation';

const boardPage = PageBlueprint.make({
  name: 'deployments',
  params: {
    path: '/deployments',
    title: monitoringTranslationRef('board.title'),
    icon: <RocketIcon />,
    routeRef: boardRouteRef,
    noHeader: true,
    loader: () => import('./board/BoardPage').then(m => <m.BoardPage />),
  },
});

const executivePage = PageBlueprint.make({
  name: 'executive',
  params: {
    path: '/reliability/risks',
    title: monitoringTranslationRef('executive.title'),
    icon: <InsightsIcon />,
    routeRef: executiveRouteRef,
    noHeader: true,
    loader: () =>
      import('./executive/ExecutivePage').then(m => <m.ExecutivePage />),
  },
});

const executiveEntry = NavEntryBlueprint.make({
  name: 'executive',
  params: {
    routeRef: executiveRouteRef,
    section: 'operate',
    order: 60,
    title: monitoringTranslationRef('executive.title'),
  },
});

const navEntry = NavEntryBlueprint.make({
  params: {
    routeRef: boardRouteRef,
    section: 'operate',
    order: 20,
    title: monitoringTranslationRef('board.title'),
  },
});

const incidentsPage = PageBlueprint.make({
  name: 'incidents',
  params: {
    path: '/reliability/incidents',
    title: monitoringTranslationRef('incidents.title'),
    routeRef: incidentsRouteRef,
    noHeader: true,
    loader: () =>
      import('./incidents/IncidentsPage').then(m => <m.IncidentsPage />),
  },
});

const incidentsNavEntry = NavEntryBlueprint.make({
  name: 'incidents',
  params: {
    routeRef: incidentsRouteRef,
    section: 'operate',
    order: 40,
    title: monitoringTranslationRef('incidents.title'),
  },
});

const changesPage = PageBlueprint.make({
  name: 'changes',
  params: {
    path: '/reliability/changes',
    title: monitoringTranslationRef('changes.title'),
    routeRef: changesRouteRef,
    noHeader: true,
    loader: () => import('./changes/ChangesPage').then(m => <m.ChangesPage />),
  },
});

const changesNavEntry = NavEntryBlueprint.make({
  name: 'changes',
  params: {
    routeRef: changesRouteRef,
    section: 'operate',
    order: 50,
    title: monitoringTranslationRef('changes.title'),
  },
});

const reliabilityTab = ApplicationTabBlueprint.make({
  name: 'reliability',
  params: {
    path: 'reliability',
    title: monitoringTranslationRef('reliability.tab'),
    loader: () =>
      import('./reliability/ReliabilityTab').then(m => m.ReliabilityTab),
  },
});

const gateCard = ApplicationCardBlueprint.make({
  name: 'gate',
  params: { loader: () => import('./gate/GateCard').then(m => m.GateCard) },
});

const entityReliabilityTab = EntityContentBlueprint.make({
  name: 'reliability',
  params: {
    path: '/reliability',
    title: monitoringTranslationRef('reliability.tab'),
    filter: { kind: { $in: ['component', 'system', 'group'] } },
    loader: () =>
      import('./entity/EntityReliabilityTab').then(m => (
        <m.EntityReliabilityTab />
      )),
  },
});

const runsPage = PageBlueprint.make({
  name: 'runs',
  params: {
    path: '/deployments/runs',
    title: monitoringTranslationRef('nav.runs'),
    routeRef: runsRouteRef,
    noHeader: true,
    loader: () =>
      import('./runs/MonitoringRunsPage').then(m => <m.MonitoringRunsPage />),
  },
});

const applicationCard = ApplicationCardBlueprint.make({
  name: 'deployments',
  params: {
    loader: () =>
      import('./application/DeploymentsCard').then(m => m.DeploymentsCard),
  },
});

const liveCard = ApplicationCardBlueprint.make({
  name: 'live',
  params: {
    loader: () => import('./live/LiveCard').then(m => m.LiveCard),
  },
});

const liveTab = ApplicationTabBlueprint.make({
  name: 'live',
  params: {
    path: 'live',
    title: monitoringTranslationRef('live.title'),
    loader: () => import('./live/LiveTab').then(m => m.LiveTab),
  },
});

const applicationTab = ApplicationTabBlueprint.make({
  name: 'deployments',
  params: {
    path: 'deployments',
    title: monitoringTranslationRef('board.title'),
    loader: () =>
      import('./application/DeploymentsTab').then(m => m.DeploymentsTab),
  },
});

const applicationTools = ApplicationToolsBlueprint.make({
  name: 'deployments',
  params: {
    loader: () =>
      import('./application/DeploymentTools').then(m => m.DeploymentTools),
  },
});

const applicationHealthColumn = ApplicationColumnBlueprint.make({
  name: 'health',
  params: {
    order: 10,
    loader: () =>
      import('./application/useHealthColumn').then(m => m.useHealthColumn),
  },
});

export const monitoringPlugin = createFrontendPlugin({
  pluginId: 'rosetta-monitoring',
  info: { packageJson: () => import('../package.json') },
  routes: {
    administration: administrationRouteRef,
    board: boardRouteRef,
    dora: doraRouteRef,
    executive: executiveRouteRef,
    incidents: incidentsRouteRef,
    changes: changesRouteRef,
    slos: slosRouteRef,
    slo: sloRouteRef,
    maintenance: maintenanceRouteRef,
    budgetPolicy: budgetPolicyRouteRef,
    runs: runsRouteRef,
    run: runRouteRef,
  },
  externalRoutes: { anomalies: costAnomaliesRouteRef, costs: costsRouteRef },
  extensions: [
    boardPage,
    navEntry,
    ...doraExtensions,
    executivePage,
    executiveEntry,
    incidentsPage,
    incidentsNavEntry,
    changesPage,
    changesNavEntry,
    reliabilityTab,
    gateCard,
    entityReliabilityTab,
    ...sloExtensions,
    ...administrationExtensions,
    runsPage,
    applicationCard,
    liveCard,
    applicationTab,
    liveTab,
    applicationTools,
    applicationHealthColumn,
    ...homeExtensions,
  ],
});
