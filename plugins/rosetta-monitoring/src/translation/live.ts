/** Of what the sources say of an application now. */
export const liveMessages = {
  live: {
    title: 'Live',
    openTab: 'Problems, logs and pipelines',
    problems: 'Problems',
    problem: 'Problem',
    severity: 'Severity',
    impact: 'Impact',
    began: 'Began',
    ended: 'Ended',
    status: 'Status',
    open: 'Open',
    closed: 'Ended',
    openProblems_zero: 'No open problem',
    openProblems_one: '{{count}} open problem',
    openProblems_other: '{{count}} open problems',
    noSource: 'No source of this is configured',
    noSourceHelp:
      'An administrator names sources in rosetta.sources of app-config.yaml; the page Sources of the documentation says how.',
    noProblem: 'No problem now, and none ended within an hour',
    noProblemHelp:
      'Problems are found by the pivots dynatrace:entity of the application.',
    burns: 'SLO burn',
    alert: 'Alert',
    noAlert: 'None',
    windows: 'Windows',
    knownUpTo: 'Known up to',
    burnsStale:
      'Not known by the minute now: these are the figures that were known last, live or of the last published hour. Alerts may be late.',
    burnsKnown: 'Known up to:',
    noBurn: 'No objective is set for this application',
    noBurnHelp:
      'A monitoring administrator (Rosetta_Monitoring_Admin) sets one on the page Objectives.',
    logs: 'Logs',
    index: 'Index pattern',
    lines: 'Lines',
    errors: 'Errors',
    errorsOf: '{{errors}} errors in {{lines}} lines of the last 15 minutes',
    logsWindow:
      'From {{from}} to {{to}}. A count opens ELISA in the same window.',
    noLogs: 'No logs are known of',
    noLogsHelp: 'Logs are found by the pivots elisa:index of the application.',
    pipelines: 'Pipelines',
    pipeline: 'Pipeline',
    branch: 'Branch',
    project: 'Project',
    updated: 'Changed',
    noPipeline: 'No pipeline',
    noPipelineHelp:
      'Pipelines are found by the pivots gitlab:project of the application.',
  },
} as const;
