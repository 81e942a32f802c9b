import { RouteRequest } from '@rosetta/contracts';
import {
  Deployment,
  LiveDeployment,
  LiveSource,
  getDora,
  getLiveBoard,
  getLiveDeployments,
  listApplicationDeployments,
  listDoraDeployments,
} from '@rosetta/contracts/monitoring';
import { LiveEvent } from '@rosetta/plugin-rosetta-core-react/client';
import { PortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { Board, Dora } from './types';

const NOW = '2026-11-20T12:00:00.000Z';

/** The shop in production, healthy and synced, unless said otherwise. */
export const liveOf = (more: Partial<LiveDeployment> = {}): LiveDeployment => ({
  id: 'argocd/shop-production',
  application: {
    id: 'app-shop',
    name: 'Shop',
    group: 'team-shop',
    groupName: 'Shop team',
  },
  environment: 'production',
  tier: 'production',
  production: true,
  source: 'argocd',
  externalName: 'shop-production',
  sync: 'Synced',
  health: 'Healthy',
  revision: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
  images: ['registry.example/shop:1.2.3'],
  deployedAt: NOW,
  status: null,
  url: 'https://argocd.example/applications/shop-production',
  stale: false,
  asOf: NOW,
  ...more,
});

export const sourceOf = (more: Partial<LiveSource> = {}): LiveSource => ({
  name: 'argocd',
  title: 'Argo CD',
  state: 'ok',
  asOf: NOW,
  latencyMs: 12.4,
  ...more,
});

const deploymentOf = (more: Partial<Deployment> = {}): Deployment => ({
  id: 'deployment-1',
  day: '2026-11-19',
  runId: 'run-1',
  application: { id: 'app-shop', name: 'Shop', group: 'team-shop' },
  source: 'gitlab',
  project: 'aurore/shop',
  environment: 'production',
  tier: 'production',
  production: true,
  ref: 'main',
  sha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
  status: 'success',
  createdAt: NOW,
  finishedAt: NOW,
  deployer: 'lea.martin',
  url: 'https://gitlab.example/aurore/shop/-/jobs/1',
  raw: { dataset: 'gitlab.deployments', id: '1' },
  ...more,
});

const unknown = {
  value: null,
  unit: 'minutes',
  band: null,
  count: 0,
  reason: 'not landed yet',
};

export const DORA: Dora = {
  from: '2026-08-17',
  to: '2026-11-16',
  groupBy: 'application',
  definition: '2023',
  total: {
    metrics: {
      deploymentFrequency: {
        value: 2,
        unit: 'days/week',
        band: 'high',
        count: 21,
      },
      leadTime: unknown,
      changeFailureRate: unknown,
      recoveryTime: unknown,
      reworkRate: unknown,
    },
  },
  items: [],
  published: { days: 91, first: null, last: null, at: null },
};

export interface MonitoringAnswers {
  events?: readonly LiveEvent[];
  live?(): Board;
  dora?(query: RouteRequest<typeof getDora>['query']): Dora;
}

/** A monitoring-api of one application; its stream says these events, then stays open. */
export const serveMonitoring = (
  portal: PortalDouble,
  { events = [], ...given }: MonitoringAnswers = {},
) => {
  const live = () => ({ items: [liveOf()], sources: [sourceOf()] });
  portal.answerMe();
  portal.stream(getLiveBoard, events);
  portal.answer(getLiveDeployments, given.live ?? live);
  portal.answer(getDora, ({ query }) => given.dora?.(query) ?? DORA);
  portal.answer(listDoraDeployments, () => ({ items: [deploymentOf()] }));
  portal.answer(listApplicationDeployments, () => ({
    items: [deploymentOf()],
  }));
};

export const snapshot = (board: Board): LiveEvent => ({
  event: 'snapshot',
  id: '1',
  data: board,
});
