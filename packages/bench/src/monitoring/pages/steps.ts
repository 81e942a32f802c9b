import { addDays } from '@rosetta/contracts/values';

/** What a person opened. */
export interface MonitoringPlace {
  application: string;
  objective: string;
  group: string;
  from: string;
  to: string;
}

/** What a page asks, and the bare SQL of the same figures. */
export interface MonitoringStep {
  name: string;
  path: (place: MonitoringPlace) => string;
  query: (place: MonitoringPlace) => Record<string, string>;
  sql: string[];
  /** How often it is asked where fewer times must do, as it reads all rows of 13 months. */
  samples?: number;
}

const signals = (days: number) => `
  select h.hour, h.signal, h.entity, h.value, h.known from signal_hour h
    join publication p on p.run_id = h.run_id and p.current
  where h.application_id = :application
    and h.hour >= cast(:to as date)::timestamp at time zone 'UTC' - interval '${days} days'
    and h.hour < cast(:to as date)::timestamp at time zone 'UTC'
  order by h.signal, h.entity, h.hour`;

const inRange = (table: string) =>
  `${table}.day >= cast(:from as date) and ${table}.day < cast(:to as date)`;
const minutes = (from: string, to: string) =>
  `percentile_disc(0.5) within group (order by case when ${to} >= ${from} then extract(epoch from ${to} - ${from}) / 60 end)`;

/** The figures of the deliveries, merge requests and incidents, by a key. */
const dora = (key: string, condition = 'true') => [
  `select ${key} as key, date_trunc('week', d.day) as week, count(distinct d.day)::int as days,
     count(*)::int as deployments
   from published_delivery d where d.kind = 'delivery' and ${inRange(
     'd',
   )} and ${condition} group by 1, 2`,
  `select ${key} as key, count(*)::int as requests,
     ${minutes('d.first_commit_at', 'd.finished_at')} as lead,
     ${minutes('d.first_commit_at', 'd.created_at')} as coding,
     ${minutes('d.created_at', 'd.first_review_at')} as pickup,
     ${minutes('d.first_review_at', 'd.merged_at')} as review,
     ${minutes('d.merged_at', 'd.finished_at')} as deploy
   from published_delivery_merge_request d where ${inRange(
     'd',
   )} and ${condition} group by 1`,
  `select ${key} as key, count(*)::int as waiting from merge_request d
     join publication p on p.run_id = d.run_id and p.current
   where ${inRange('d')} and ${condition} and not exists (
     select from delivery_merge_request c join publication q on q.run_id = c.run_id and q.current
     where c.project = d.project and c.iid = d.iid) group by 1`,
  `select ${key} as key, count(*)::int as deployments, count(f.deployment_id)::int as failures,
     ${minutes('d.finished_at', 'f.resolved_at')} as recovery
   from published_delivery d
     left join (
       select l.deployment_id, max(i.resolved_at) as resolved_at
       from published_incident i join current_incident_link l using (source, incident_id)
       where i.counts and i.day >= cast(:from as date) - 7 group by 1
     ) f on f.deployment_id = d.source || ':' || d.project || ':' || d.external_id
   where d.kind in ('delivery', 'rollback') and ${inRange(
     'd',
   )} and ${condition} group by 1`,
];

const TOTAL = 'null::text';
const OF_APPLICATION = 'd.application_id = :application';
/** The bench's groups are of two levels. */
const OF_GROUP = `d.group_id in (select id from deployment_group
  where run_id = (select run_id from publication where job = 'deployments' and current order by period desc limit 1)
    and (id = :group or parent = :group))`;

const statuses = (condition = 'true') => [
  `select s.rank, s.remaining, s.status, v.* from slo_status s
     join lateral (select * from slo_version v where v.slo_id = s.slo_id order by version desc limit 1) as v on true
   where ${condition} order by s.rank, s.remaining, s.slo_id limit 100`,
];
/** A status and the hours of its window. */
const OBJECTIVE = [
  ...statuses('s.slo_id = :objective'),
  `select h.starts_at, h.minutes, h.excluded, h.known, h.bad, h.total, h.events, h.allowed from slo_hour h
     join publication p on p.run_id = h.run_id and p.current
   where h.slo_id = :objective and h.starts_at >= now() - interval '30 days' and h.starts_at < now()
   order by h.starts_at`,
];

const window = ({ from, to }: MonitoringPlace) => ({ from, to });
const view = ({ application }: MonitoringPlace) =>
  `/v1/applications/${application}/golden-signals`;

export const MONITORING_STEPS: MonitoringStep[] = [
  {
    name: 'golden signals, a day',
    path: view,
    query: ({ to }) => ({ from: addDays(to, -1), to }),
    sql: [signals(1)],
  },
  {
    name: 'golden signals, a month',
    path: view,
    query: ({ to }) => ({ from: addDays(to, -30), to }),
    sql: [signals(30)],
  },
  {
    name: 'DORA of an application, by month',
    path: () => '/v1/dora',
    query: place => ({ ...window(place), application: place.application, groupBy: 'month' }),
    sql: [
      ...dora(`to_char(d.day, 'YYYY-MM')`, OF_APPLICATION),
      ...dora(TOTAL, OF_APPLICATION),
    ],
  },
  {
    name: 'DORA of a group, by application',
    path: () => '/v1/dora',
    query: place => ({ ...window(place), group: place.group }),
    sql: [...dora('d.application_id', OF_GROUP), ...dora(TOTAL, OF_GROUP)],
    samples: 20,
  },
  {
    name: 'DORA of the company, by month',
    path: () => '/v1/dora',
    query: place => ({ ...window(place), groupBy: 'month' }),
    sql: [...dora(`to_char(d.day, 'YYYY-MM')`), ...dora(TOTAL)],
    samples: 20,
  },
  {
    name: 'DORA of the company, by group',
    path: () => '/v1/dora',
    query: place => ({ ...window(place), groupBy: 'group' }),
    sql: [...dora('d.group_id'), ...dora(TOTAL)],
    samples: 20,
  },
  {
    name: 'objectives, worst first',
    path: () => '/v1/slos',
    query: () => ({ limit: '100' }),
    sql: statuses(),
  },
  {
    name: 'objectives of an application',
    path: ({ application }) => `/v1/applications/${application}/slos`,
    query: () => ({}),
    sql: statuses('s.application_id = :application'),
  },
  {
    name: 'an objective with its burn-down',
    path: ({ objective }) => `/v1/slos/${objective}`,
    query: () => ({}),
    sql: OBJECTIVE,
  },
]; // prettier-ignore
