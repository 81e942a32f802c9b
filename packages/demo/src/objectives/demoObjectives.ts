import { MaintenanceInput, SloInput } from '@rosetta/contracts/monitoring';
import {
  Application,
  Company,
  loadCompany,
  shortName,
} from '@rosetta/simulators/company';

export type DemoObjective = SloInput & { id: string };

/** What the company promises for what it sells by; a tenth of that for what it works with. */
const SOLD_BY = ['app-checkout', 'app-payment'];

/** Those that customers wait for, and for how long at most: milliseconds that 95 of 100 requests take. */
const WAITED_FOR: Readonly<Record<string, number>> = {
  'app-storefront': 500,
  'app-checkout': 400,
  'app-search': 300,
  'app-mobile-backend': 500,
};

const isMeasured = ({ tools }: Application) => tools.includes('dynatrace');

const availability = (app: Application): DemoObjective => ({
  id: `${shortName(app)}-availability`,
  name: `${app.name} answers without an error`,
  description: 'Requests that the service answered, of all that it was asked.',
  application: app.id,
  objective: SOLD_BY.includes(app.id) ? 0.999 : 0.995,
  window: { type: 'rolling', duration: '30d' },
  budgeting: { method: 'Occurrences' },
  indicator: {
    kind: 'ratio',
    bad: { signal: 'errors' },
    total: { signal: 'traffic' },
  },
  alerting: {},
  reason: 'Agreed with the business for this year',
});

/** Of a month of the calendar, as the contract with the business counts it: in time, not in requests. */
const latency = (app: Application): DemoObjective => ({
  id: `${shortName(app)}-latency`,
  name: `${app.name} answers in ${WAITED_FOR[app.id]} ms`,
  description:
    'Five minutes are good when the 95th percentile is below that in nine minutes of ten.',
  application: app.id,
  objective: 0.95,
  window: {
    type: 'calendar',
    duration: '1M',
    startTime: '2026-01-01 00:00:00',
    timeZone: 'Europe/Paris',
  },
  budgeting: { method: 'Timeslices', sliceMinutes: 5, sliceTarget: 0.9 },
  indicator: {
    kind: 'threshold',
    metric: { signal: 'latency.p95' },
    op: 'lt',
    value: WAITED_FOR[app.id],
  },
  alerting: {},
  reason: 'Agreed with the business for this year',
});

/** What the demo company promises: that its critical applications answer, and that customers don't wait. */
export const demoObjectives = (
  { applications }: Company = loadCompany(),
): DemoObjective[] => {
  const measured = applications.filter(isMeasured);
  return [
    ...measured
      .filter(({ criticality }) => criticality === 'critical')
      .map(availability),
    ...measured.filter(({ id }) => id in WAITED_FOR).map(latency),
  ];
};

const DAY_MS = 86_400_000;
const SUNDAY = 7;
const [BEGINS, ENDS] = ['T02:00:00.000Z', 'T04:00:00.000Z'];

/** The maintenance of the night of the next Sunday. */
export const demoMaintenance = (now: Date): MaintenanceInput => {
  const days = SUNDAY - now.getUTCDay();
  const day = new Date(now.getTime() + days * DAY_MS)
    .toISOString()
    .slice(0, 10);
  return {
    name: 'Upgrade of the payment databases',
    applications: SOLD_BY,
    from: `${day}${BEGINS}`,
    to: `${day}${ENDS}`,
    reason: 'A new version of PostgreSQL; orders are taken up again afterwards',
  };
};
