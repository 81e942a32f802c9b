import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';
import { finopsRoutes } from '@rosetta/contracts/finops';
import { Job, Run, RunEvent } from '@rosetta/contracts/runs';
import { RunsDomain } from './RunsDomain';

const list = createRouteRef();

export const DOMAIN: RunsDomain = {
  routes: finopsRoutes,
  writeAction: 'finops.runs.write',
  pages: {
    list,
    run: createSubRouteRef({ parent: list, path: '/:id' }),
  },
  jobs: { costs: 'Costs' },
  about: 'Makes costs of bills.',
  counts: { lines: 'Lines' },
  keyCounts: ['lines'],
  figuresOf: ({ period }) => ({ to: `/costs?from=${period}`, label: 'Costs' }),
  cureOf: ({ error }) =>
    error?.includes('rate')
      ? { to: '/rates', label: 'Enter the rate' }
      : undefined,
  amount: (value, unit) => `${value} ${unit}`,
};

export const COSTS: Job = {
  name: 'costs',
  period: 'month',
  schedule: '0 2 * * *',
  description: 'Costs of a month',
};

/** A run of September 2024 that readers see, unless said otherwise. */
export const runOf = (more: Partial<Run> = {}): Run => ({
  id: 'run-9',
  job: 'costs',
  period: '2024-09',
  mode: 'run',
  state: 'succeeded',
  requestedBy: 'user:default/finops-admin',
  reason: 'a corrected bill',
  requestedAt: '2024-10-02T02:00:00.000Z',
  startedAt: '2024-10-02T02:00:01.000Z',
  finishedAt: '2024-10-02T02:02:06.000Z',
  progress: { step: 'published', done: 8, total: 8 },
  counts: { lines: 1000 },
  inputs: {},
  error: null,
  attempt: 1,
  published: true,
  publishedAt: '2024-10-02T02:02:06.000Z',
  ...more,
});

export const lineOf = (seq: number, message: string): RunEvent => ({
  seq,
  at: '2024-10-02T02:00:01.000Z',
  level: 'info',
  message,
  fields: {},
});
