import {
  CalendarChange,
  Incident,
  IncidentLink,
  TimelineItem,
} from '@rosetta/contracts/monitoring';

const NOW = '2026-11-20T12:00:00.000Z';
const SHOP = { id: 'app-shop', name: 'Shop', group: 'team-shop' };
const RAW = { dataset: 'servicenow.incident', id: '1:1' };

export const linkOf = (more: Partial<IncidentLink> = {}): IncidentLink => ({
  version: 1,
  deployment: 'gitlab:aurore/shop:12',
  unplanned: null,
  kind: 'rule',
  certainty: 'medium',
  reason: 'last-deployment',
  comment: null,
  decidedAt: NOW,
  decidedBy: 'run',
  ...more,
});

export const incidentOf = (more: Partial<Incident> = {}): Incident => ({
  source: 'servicenow',
  id: 'i1',
  number: 'INC001',
  day: '2026-11-20',
  runId: 'run-1',
  application: SHOP,
  priority: 1,
  state: 'in_progress',
  title: 'No order passes',
  url: 'https://acme.service-now.com/nav_to.do',
  openedAt: NOW,
  beganAt: '2026-11-20T11:50:00.000Z',
  resolvedAt: null,
  notCounted: null,
  causedBy: null,
  problem: 'P-31',
  link: linkOf(),
  raw: RAW,
  ...more,
});

export const calendarChangeOf = (
  more: Partial<CalendarChange> = {},
): CalendarChange => ({
  source: 'servicenow',
  id: 'c1',
  number: 'CHG001',
  day: '2026-11-21',
  runId: 'run-1',
  application: SHOP,
  type: 'normal',
  state: 'scheduled',
  risk: 'High',
  title: 'Deploy the shop',
  url: null,
  at: NOW,
  plannedStart: NOW,
  plannedEnd: '2026-11-20T13:00:00.000Z',
  startedAt: null,
  endedAt: null,
  correlation: null,
  raw: RAW,
  deployments: [],
  collisions: [
    {
      kind: 'dependency',
      name: 'CHG002',
      change: 'c2',
      application: 'app-bank',
    },
    { kind: 'freeze', name: 'Year end' },
  ],
  ...more,
});

export const timelineItemOf = (
  more: Partial<TimelineItem> = {},
): TimelineItem => ({
  kind: 'incident',
  id: 'incident:servicenow:i1',
  at: new Date(Date.now() - 3_600_000).toISOString(),
  until: null,
  title: 'INC001 No order passes',
  status: 'in_progress',
  level: 'critical',
  detail: '1',
  url: null,
  deployment: 'gitlab:aurore/shop:12',
  slo: null,
  ...more,
});
