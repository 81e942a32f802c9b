import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { Role } from '@rosetta/contracts/access';
import {
  Anomaly,
  listAnomalies,
  listDailyCosts,
} from '@rosetta/contracts/finops';
import {
  ChangeGate,
  DeploymentBudget,
  getChangeGate,
  getGoldenSignals,
  getSlo,
  getTimeline,
  listApplicationLinks,
  listDeploymentBudgets,
  listSlos,
  SignalSeries,
  SloItem,
  TimelineItem,
} from '@rosetta/contracts/monitoring';
import { addDays, countDays } from '@rosetta/contracts/values';
import { PortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { timelineItemOf } from '../incidents/testUtils';
import { sloOf, wholeSlo } from '../slos/testUtils';

export const GO: ChangeGate = {
  decisionId: '6f1c2a52-6c0a-4f6d-8d1e-0d2a5b7c9e10',
  application: 'app-shop',
  decision: 'go',
  reasons: [],
  inputs: [
    { name: 'incidents', state: 'ok', asOf: '2026-11-20T12:00:00.000Z', count: 0 },
  ],
  change: null,
  decidedAt: '2026-11-20T12:00:00.000Z',
  validUntil: '2026-11-20T12:05:00.000Z',
  askedBy: 'user:default/jane',
}; // prettier-ignore

export const seriesOf = (more: Partial<SignalSeries>): SignalSeries => ({
  signal: 'traffic',
  golden: 'traffic',
  kind: 'count',
  unit: 'requests',
  entity: 'SERVICE-1',
  source: 'dynatrace',
  values: [30, null, 42],
  known: 2 / 3,
  ...more,
});

const TIMELINE = [
  timelineItemOf(),
  timelineItemOf({ kind: 'deployment', id: 'deployment:gitlab:aurore/shop:12', title: 'main a1b2c3d4', level: 'info' }), // prettier-ignore
  timelineItemOf({ id: 'incident:servicenow:old', title: 'INC0 Long ago', at: '2026-01-01T00:00:00.000Z', until: '2026-01-01T01:00:00.000Z' }), // prettier-ignore
];

const dayAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Compute of the shop cost four times as much as expected, yesterday and the day before. */
export const anomalyOf = (more: Partial<Anomaly> = {}): Anomaly => ({
  id: '5e0ab08a-761d-4d52-8776-1eb8caf00039',
  kind: 'application',
  ...{ application: 'app-shop', applicationName: 'Shop', group: 'grp-shop' },
  ...{ provider: 'AWS', domain: 'compute', family: 'virtual-machines' },
  ...{ product: 'compute', productName: 'Compute', currency: 'USD' },
  ...{ start: dayAgo(2), end: dayAgo(1), ongoing: false },
  ...{ actual: '800', expected: '200', impact: '600', score: 12 },
  state: 'open',
  mayAnswer: false,
  drivers: [],
  days: [],
  ...more,
});

/** Version a1b2c3d4 of the shop, in production at half past two, after which half of a budget burned. */
export const deploymentBudgetOf = (
  more: Partial<DeploymentBudget> = {},
): DeploymentBudget => ({
  id: 'gitlab:aurore/shop:12',
  source: 'gitlab',
  project: 'aurore/shop',
  environment: 'production',
  ref: 'main',
  sha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
  finishedAt: '2026-11-10T14:30:00.000Z',
  url: 'https://gitlab.example/aurore/shop/-/jobs/12',
  kind: 'delivery',
  incidents: [
    {
      ...{ source: 'servicenow', id: 'i1', number: 'INC001' },
      ...{ title: 'No order passes', url: 'https://acme.service-now.com/x' },
      ...{ openedAt: '2026-11-10T15:00:00.000Z', resolvedAt: null },
    },
  ],
  from: '2026-11-10T14:00:00.000Z',
  to: '2026-11-11T14:00:00.000Z',
  over: true,
  budgets: [
    { slo: 'shop-answers', name: 'Shop answers', burned: 0.5, bad: 50, allowed: 100, unit: 'events', known: 1 },
    { slo: 'shop-is-fast', name: 'Shop is fast', burned: null, bad: 0, allowed: 0, unit: 'slices', known: 0 },
  ],
  ...more,
}); // prettier-ignore

/** Ten dollars a day until the tenth of November, twelve from then on. */
export const costsOf = (
  { from, to }: { from: string; to: string },
  isComplete: (day: string) => boolean = () => true,
): RouteAnswer<typeof listDailyCosts> => ({
  ...{ currency: 'USD', from, to },
  items: Array.from({ length: countDays(from, to) }, (_, at) => {
    const day = addDays(from, at);
    return {
      day,
      amount: day < '2026-11-10' ? '10' : '12',
      complete: isComplete(day),
    };
  }),
  ...{ published: [], missing: [], otherCurrencies: [] },
});

type Answer<R> = (query: RouteRequest<R>['query']) => RouteAnswer<R>;

export interface ReliabilityAnswers {
  roles?: Role[];
  gate?: ChangeGate;
  signals?: SignalSeries[];
  slos?: SloItem[];
  timeline?: TimelineItem[];
  anomalies?: Answer<typeof listAnomalies>;
  deployments?: DeploymentBudget[];
  costs?: Answer<typeof listDailyCosts>;
}

const serveSignals = (
  portal: PortalDouble,
  signals: SignalSeries[],
  asked: Record<string, object>,
) => {
  portal.answer(getGoldenSignals, ({ query }) => {
    asked.signals = query;
    const { from, to, step } = query;
    return {
      from: from!,
      to: to!,
      step,
      items: signals,
      gaps: [],
      published: { hours: 20, of: 24, last: null, at: null },
    };
  });
  portal.answer(listApplicationLinks, ({ query }) => {
    asked.links = query;
    return {
      from: query.from!,
      to: query.to!,
      items: [
        { source: 'elisa', index: 'shop-*', kind: 'errors' as const, url: 'https://elisa.example/errors' }, // prettier-ignore
      ],
    };
  });
};

/** The services that the view of the shop asks; returns what each was asked. */
export const serveReliability = (
  portal: PortalDouble,
  {
    roles,
    gate = GO,
    signals = [seriesOf({})],
    slos = [sloOf()],
    timeline = TIMELINE,
    anomalies = () => ({ items: [] }),
    deployments = [],
    costs = query => costsOf(query),
  }: ReliabilityAnswers = {},
) => {
  const asked: Record<string, object> = {};
  portal.answerMe(roles);
  portal.answer(getChangeGate, ({ params }) => {
    asked.gate = params;
    return gate;
  });
  serveSignals(portal, signals, asked);
  portal.answer(getTimeline, ({ query }) => {
    asked.timeline = query;
    return { items: timeline };
  });
  portal.answer(listSlos, ({ query }) => {
    asked.slos = query;
    return { items: slos };
  });
  portal.answer(getSlo, ({ params }) => {
    asked.slo = params;
    return wholeSlo(slos.find(({ id }) => id === params.id));
  });
  portal.answer(listAnomalies, ({ query }) => {
    asked.anomalies = query;
    return anomalies(query);
  });
  portal.answer(listDeploymentBudgets, () => ({ items: deployments }));
  portal.answer(listDailyCosts, ({ query }) => {
    asked.costs = query;
    return costs(query);
  });
  return asked;
};
