import {
  HomeCardBlueprint,
  HomeColumnBlueprint,
  HomeKpiBlueprint,
  HomeNeedsBlueprint,
} from '@rosetta/plugin-rosetta-core-react/home';
import { monitoringTranslationRef } from './translation';

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

/** What the home page shows of monitoring. */
export const homeExtensions = [
  homeHealth,
  homeLastDeployment,
  homeKpi,
  homeTroubles,
  homeCard,
];
