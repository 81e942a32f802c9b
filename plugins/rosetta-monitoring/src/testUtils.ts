import { RouteRequest } from '@rosetta/contracts';
import {
  Deployment,
  DoraDeployment,
  DoraMetrics,
  LiveDeployment,
  LiveSource,
  getDora,
  getLiveBoard,
  getLiveDeployments,
  listApplicationDeployments,
  listDoraDeployments,
  listSlos,
  SloItem,
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
  reason: 'incidents are not landed yet',
  reasonCode: 'incidents-not-landed',
} as const;

export const METRICS: DoraMetrics = {
  deploymentFrequency: {
    value: 2,
    unit: 'days/week',
    band: 'high',
    count: 21,
    days: 20,
    weeks: 12,
  },
  leadTime: {
    value: 1_500,
    unit: 'minutes',
    band: 'high',
    count: 34,
    waiting: 3,
    negative: 0,
    unknown: 1,
    parts: { coding: 600, pickup: 120, review: 90, deploy: 400 },
  },
  changeFailureRate: {
    value: 0.08,
    unit: 'ratio',
    band: 'high',
    count: 25,
    failures: 2,
    immature: 1,
    unobserved: 0,
  },
  recoveryTime: { ...unknown, unresolved: 0, negative: 0 },
  reworkRate: {
    ...unknown,
    unit: 'ratio',
    reasonCode: 'marking-unused',
    rollbacks: 0,
    unplanned: 0,
  },
};

/** A deployment with what DORA says of it. */
export const doraDeploymentOf = (
  more: Partial<DoraDeployment> = {},
): DoraDeployment => ({
  ...deploymentOf(),
  kind: 'delivery',
  unplanned: false,
  immature: false,
  incidents: [],
  incidentsKnown: true,
  recoveryMinutes: null,
  mergeRequests: 1,
  ...more,
});

export const DORA: Dora = {
  from: '2026-08-17',
  to: '2026-11-16',
  groupBy: 'application',
  definition: '2023',
  total: { metrics: METRICS },
  items: [],
  published: { days: 91, first: null, last: null, at: null },
};

export interface MonitoringAnswers {
  events?: readonly LiveEvent[];
  live?(): Board;
  dora?(query: RouteRequest<typeof getDora>['query']): Dora;
  slos?: readonly SloItem[];
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
  portal.answer(listSlos, ({ query }) => ({
    items: (given.slos ?? []).filter(
      ({ status }) => !query.state || status.state === query.state,
    ),
  }));
  portal.answer(listDoraDeployments, () => ({ items: [doraDeploymentOf()] }));
  portal.answer(listApplicationDeployments, () => ({
    items: [deploymentOf()],
  }));
};

export const snapshot = (board: Board): LiveEvent => ({
  event: 'snapshot',
  id: '1',
  data: board,
});
