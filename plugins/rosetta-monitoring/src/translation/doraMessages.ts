/** What the page of the DORA figures says. */
export const doraMessages = {
  title: 'DORA',
  line: 'How often, how fast and how safely changes reach production, from {{from}} up to {{to}}',
  card: 'Delivery in 90 days',
  open: 'Open the DORA page',
  each: 'Each in figures',
  days: '{{value}} days',
  noFigure: 'No figure',
  trend: '{{metric}} by month',
  trendSummary: '{{metric}} by month; in {{month}} it was {{value}}',
  rowsOf_one: '{{count}} row',
  rowsOf_other: '{{count}} rows',
  rowsTitle: 'Behind the figure: {{metric}}',
  noRows: 'No rows in this window',
  noRowsHelp: 'Choose more days, or remove a filter.',
  published: 'Published from {{first}} to {{last}}, the last time on {{at}}.',
  definition: {
    '2023':
      'Bands of the State of DevOps report of 2023; recovery time is of failed deployments.',
    '2021':
      'Bands of the State of DevOps report of 2021; recovery time is the time to restore service, of each incident from its opening.',
  },
  control: {
    days: 'Window',
    lastDays_one: 'Last {{count}} day',
    lastDays_other: 'Last {{count}} days',
    metric: 'Figure',
    by: 'By',
    definition: 'Bands of',
  },
  metric: {
    deploymentFrequency: 'Deployment frequency',
    leadTime: 'Lead time',
    changeFailureRate: 'Change failure rate',
    recoveryTime: 'Recovery time',
    reworkRate: 'Rework rate',
  },
  explain: {
    deploymentFrequency:
      'Days per week with a successful production deployment: the lower median over the whole weeks that were looked at. Rollbacks do not count.',
    leadTime:
      'From the first commit to the end of the deployment that carried it: the lower median over the merge requests that reached production.',
    changeFailureRate:
      'The share of successful production deployments to which at least one incident is put down.',
    recoveryTime:
      'From the end of a deployment that failed until its last incident was resolved: the lower median. By 2021, of each incident from its opening.',
    reworkRate:
      'The share of successful production deployments that are rollbacks or marked as unplanned. The reports give it no band.',
  },
  beside: {
    weeks_one: 'Over {{count}} whole week',
    weeks_other: 'Over {{count}} whole weeks',
    median: 'Median over the applications: {{value}}',
    waiting_one: '{{count}} merge request waits for production',
    waiting_other: '{{count}} merge requests wait for production',
    negative_one: '{{count}} without a time, as its dates run backwards',
    negative_other: '{{count}} without a time, as their dates run backwards',
    unknown_one: '{{count}} without a known commit',
    unknown_other: '{{count}} without a known commit',
    failures_one: '{{count}} deployment with an incident',
    failures_other: '{{count}} deployments with an incident',
    immature_one:
      '{{count}} deployment is so young that an incident may still be put down to it',
    immature_other:
      '{{count}} deployments are so young that an incident may still be put down to them',
    unobserved_one:
      '{{count}} deployment is left out, of days of which no incidents are known',
    unobserved_other:
      '{{count}} deployments are left out, of days of which no incidents are known',
    unresolved_one: '{{count}} not resolved yet',
    unresolved_other: '{{count}} not resolved yet',
    rollbacks_one: '{{count}} rollback',
    rollbacks_other: '{{count}} rollbacks',
    unplanned_one: '{{count}} marked as unplanned',
    unplanned_other: '{{count}} marked as unplanned',
  },
  part: {
    lead: 'Lead time',
    coding: 'Coding',
    pickup: 'Pickup',
    review: 'Review',
    deploy: 'Deploy',
  },
  rows: {
    deployments: 'Deployments',
    mergeRequests: 'Merge requests',
    waiting: 'Waiting',
    incidents: 'Incidents',
  },
  kind: {
    delivery: 'delivery',
    rollback: 'rollback',
    unplanned: 'unplanned',
    immature: 'too young to judge',
    unobserved: 'incidents not known',
  },
  field: {
    kind: 'Kind',
    mergeRequest: 'Merge request',
    author: 'Author',
    mergedAt: 'Merged',
    deployedAt: 'Deployed',
    incident: 'Incident',
    openedAt: 'Opened',
    resolvedAt: 'Resolved',
  },
  reason: {
    'not-published': 'No day of the window is published.',
    'no-deployments': 'Nothing was deployed to production.',
    'no-merge-requests': 'No merge request reached production.',
    'merge-requests-not-landed': 'No merge request has been read yet.',
    'not-measurable': 'No first commit is known.',
    'incidents-not-landed': 'No incidents are known of these days.',
    'no-failures': 'No deployment caused an incident.',
    'no-incidents': 'No incident that counts was opened.',
    'none-resolved': 'None of the incidents is resolved yet.',
    'end-not-known':
      'The end of none of the incidents is known, or all are dated before the end of the deployment.',
    'marking-unused': 'Nobody marks deployments as unplanned yet.',
  },
} as const;
