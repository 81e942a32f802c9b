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
import { HomeCardBlueprint } from '@rosetta/plugin-rosetta-core-react/home';
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
    question: monitoringTranslationRef('nav.question'),
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

const attentionCard = HomeCardBlueprint.make({
  name: 'attention',
  params: {
    loader: () => import('./home/AttentionCard').then(m => <m.AttentionCard />),
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
    attentionCard,
  ],
});
