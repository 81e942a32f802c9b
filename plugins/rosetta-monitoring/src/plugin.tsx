import RocketIcon from '@mui/icons-material/RocketLaunchOutlined';
import {
  PageBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import {
  ApplicationCardBlueprint,
  ApplicationTabBlueprint,
  ApplicationToolsBlueprint,
} from '@rosetta/plugin-rosetta-core-react/application';
import {
  HomeCardBlueprint,
  HomeColumnBlueprint,
  HomeKpiBlueprint,
  HomeNeedsBlueprint,
} from '@rosetta/plugin-rosetta-core-react/home';
import { NavEntryBlueprint } from '@rosetta/plugin-rosetta-core-react/nav';
import { boardRouteRef, runRouteRef, runsRouteRef } from './routes';
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

const navEntry = NavEntryBlueprint.make({
  params: {
    routeRef: boardRouteRef,
    section: 'operate',
    order: 20,
    title: monitoringTranslationRef('board.title'),
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

const homeHealth = HomeColumnBlueprint.make({
  name: 'health',
  params: {
    order: 10,
    title: monitoringTranslationRef('home.state'),
    ranks: true,
    loader: () => import('./home/useHealthCells').then(m => m.useHealthCells),
  },
});

const homeLastDeployment = HomeColumnBlueprint.make({
  name: 'last-deployment',
  params: {
    order: 30,
    title: monitoringTranslationRef('home.lastDeployment'),
    wide: true,
    loader: () =>
      import('./home/useLastDeploymentCells').then(
        m => m.useLastDeploymentCells,
      ),
  },
});

const homeKpi = HomeKpiBlueprint.make({
  name: 'health',
  params: {
    order: 20,
    loader: () => import('./home/useHealthKpi').then(m => m.useHealthKpi),
  },
});

const homeTroubles = HomeNeedsBlueprint.make({
  name: 'troubles',
  params: {
    order: 10,
    loader: () => import('./home/useTroubleNeeds').then(m => m.useTroubleNeeds),
  },
});

const homeCard = HomeCardBlueprint.make({
  params: {
    action: 'monitoring.runs.write',
    loader: () =>
      import('./home/MonitoringCard').then(m => <m.MonitoringCard />),
  },
});

export const monitoringPlugin = createFrontendPlugin({
  pluginId: 'rosetta-monitoring',
  info: { packageJson: () => import('../package.json') },
  routes: { board: boardRouteRef, runs: runsRouteRef, run: runRouteRef },
  extensions: [
    boardPage,
    navEntry,
    runsPage,
    applicationCard,
    applicationTab,
    applicationTools,
    homeHealth,
    homeLastDeployment,
    homeKpi,
    homeTroubles,
    homeCard,
  ],
});
