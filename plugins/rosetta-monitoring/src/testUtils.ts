import {
  Deployment,
  LiveDeployment,
  LiveSource,
} from '@rosetta/contracts/monitoring';
import { LiveEvent } from '@rosetta/plugin-rosetta-core-react/client';
import { Board, Dora, MonitoringApi } from './api/monitoringApi';

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

const DORA: Dora = {
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

/** A monitoring-api of one application; its stream says these events, then stays open. */
export const fakeMonitoring = (
  events: readonly LiveEvent[] = [],
  more: Partial<MonitoringApi> = {},
): MonitoringApi => ({
  async *followBoard({ signal }) {
    yield* events;
    await new Promise(resolve => signal.addEventListener('abort', resolve));
  },
  live: async () => ({ items: [liveOf()], sources: [sourceOf()] }),
  pipelines: async () => ({ items: [], sources: [] }),
  history: async () => ({ items: [deploymentOf()] }),
  dora: async () => DORA,
  doraDeployments: async () => [deploymentOf()],
  ...more,
});

export const snapshot = (board: Board): LiveEvent => ({
  event: 'snapshot',
  id: '1',
  data: board,
});
