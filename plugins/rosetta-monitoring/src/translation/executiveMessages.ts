/** What the page of risks and trends says. */
export const executiveMessages = {
  title: 'Risks and trends',
  line: 'Which applications are a risk now, and whether delivery and reliability get better; deployments of {{count}} days',
  risks: 'Applications at risk',
  riskOf_one: 'of {{count}} application',
  riskOf_other: 'of {{count}} applications',
  explainRisks:
    'Applications with at least one point. The points of a reason are in proportion to its value; their sum is the score.',
  explainIncidents:
    'Incidents that count, by the month in which they were opened. The figure is of the last month that was looked at.',
  incidents: 'Incidents in {{month}}',
  top: 'Largest risks',
  none: 'No application is a risk',
  noneHelp:
    'Nothing known gives a point. Choose more days, remove the group, or look below at what is not known yet.',
  score: 'Score',
  reasons: 'Reasons',
  points: '{{points}} points',
  rows: '{{value}}, {{points}} points: show the rows',
  trends: 'Month by month',
  month: 'Month',
  opened: 'Incidents',
  counted: 'Counted incidents',
  unresolved: 'Not resolved',
  restore: 'Time to restore',
  noTrend: 'No month is published',
  noTrendHelp: 'Months appear once the deliveries job has run: see the runs.',
  rules: 'How points are made',
  rule: '{{reason}}: nothing up to {{from}}, {{weight}} points from {{full}} on, in proportion between them.',
  ruleSource:
    'An administrator sets them in the configuration, rosetta.monitoring.risks.',
  unknown: 'Not known yet, so nobody has points for it: {{reasons}}.',
  published: 'Published on {{at}}.',
  reason: {
    openIncidents: 'Open incidents',
    errorBudget: 'Error budget used',
    changeFailureRate: 'Change failure rate',
    slowRecovery: 'Recovery time',
    staleDeployments: 'Since the last deployment',
  },
  value: {
    count_one: '{{count}} incident',
    count_other: '{{count}} incidents',
  },
} as const;
