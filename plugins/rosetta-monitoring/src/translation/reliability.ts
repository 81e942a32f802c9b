/** Of the application view: the change gate, golden signals, and logs in the same window. */
export const reliabilityMessages = {
  reliability: {
    tab: 'Reliability',
    of: 'Application',
    groupIncidents: 'Incidents of the group, last 30 days',
    all: 'All incidents of the group',
    objectives: 'Objectives and error budgets',
    objective: 'Objective',
    period: {
      '6h': '6 hours',
      '24h': '24 hours',
      '3d': '3 days',
      '30d': '30 days',
      '90d': '90 days',
    },
  },
  gate: {
    title: 'May it be changed now?',
    decision: {
      go: 'Go: nothing speaks against it',
      ask: 'Ask a person',
      stop: 'Stop',
    },
    basis: 'Valid until {{until}}. Known: {{inputs}}.',
    input: {
      'error-budget': 'error budget',
      freeze: 'freezes',
      maintenance: 'maintenance',
      incidents: 'incidents',
      collisions: 'other changes',
    },
    reason: {
      missing: 'Not known: {{input}}',
      stale: 'Too old to decide by: {{input}}',
      'budget-new':
        '“{{name}}” is new: its first figures come with the next hour',
      'budget-exhausted': '“{{name}}” has used up its error budget',
      'budget-burning': '“{{name}}” burns its error budget too fast',
      'budget-at-risk': '“{{name}}” has little error budget left',
      'budget-policy':
        'The error budget policy asks for it: “{{name}}” has too little left',
      'budget-freeze': 'People froze releases because of “{{name}}”',
      'budget-exception': 'People decided an exception for “{{name}}”',
      freeze: 'The freeze “{{name}}” holds',
      maintenance: 'The maintenance “{{name}}” goes on',
      'open-incident': '{{name}} is open',
      'open-incident-of-dependency': '{{name}} is open, of what it needs',
      'open-problem': 'Problem {{name}} goes on',
      'change-at-work': '{{name}} is at work',
      'change-of-dependency': '{{name}} is at work, of what it needs',
    },
  },
  signals: {
    title: 'Golden signals',
    golden: {
      latency: 'Latency',
      traffic: 'Traffic',
      errors: 'Errors',
      saturation: 'Saturation',
    },
    summary: '{{signal}}, latest values: {{latest}}; the table below has more',
    none: 'No signal is known of this time',
    noneOf: '{{signal}}: nothing is known',
    noneHelp:
      'Signals are found by the pivots dynatrace:entity of the application, and published hour by hour.',
    known: '{{part}} of this time is known; the rest is a gap.',
    reason: {
      'no-hourly-percentile':
        'Percentiles of an hour can’t be made of those of its minutes: choose 3 days or less.',
      'no-longer-kept': 'Minutes that long ago are no longer kept.',
    },
    published: '{{hours}} of {{of}} hours are published, the last one {{at}}',
    unit: { requests: 'requests' },
    field: {
      golden: 'Signal',
      signal: 'Measure',
      entity: 'Entity',
      latest: 'Latest',
      highest: 'Highest',
      unit: 'Unit',
      known: 'Known (%)',
    },
  },
  logLinks: {
    title: 'Logs of this time',
    all: '{{index}}: all lines in ELISA',
    errors: '{{index}}: errors in ELISA',
    none: 'No logs are known of: they are found by the pivots elisa:index of the application, where ELISA is configured.',
  },
} as const;
