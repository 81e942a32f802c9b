/** What the application view says of cost and reliability together. */
export const costMessages = {
  costs: {
    title: 'Cost and reliability',
    none: 'No deployment to production in the last 90 days',
    noneHelp:
      'Deployments that succeeded appear here once the job Deliveries has published their day.',
    coincidence:
      'Side by side in time: that a cost moved or a budget burned after a deployment does not prove that the deployment caused it.',
    basis:
      'Cost per day: mean of the 7 whole UTC days before and after the day of the deployment; effective, direct, usage billed by the day. Days that are missing or may still grow are left out, and no difference is shown then. Budget: hours from the deployment to the next one, 24 at most. Open a row for its days and objectives.',
    denied: 'Costs are not shown: seeing them takes the role {{role}}.',
    failed: 'Costs do not answer; budgets and incidents are shown',
    others:
      'Costs in other currencies are left out, as amounts of two are never added: {{currencies}}.',
    withNext: 'Counted with the next one',
    noSlo: 'No objective',
    soFar: 'so far',
    detail: '{{version}}, {{at}}',
    close: 'Close',
    daysOf: 'Days around {{version}}, {{at}}',
    budgetsOf: 'Budgets after {{version}}, {{at}}',
    hours: 'Budgets from {{from}} to {{to}}',
    column: {
      version: 'Version',
      before: 'Cost per day before',
      after: 'Cost per day after',
      difference: 'Difference',
      change: 'Change',
      days: 'Days known',
      burned: 'Budget burned most',
      day: 'Day (UTC)',
      side: 'Side',
      cost: 'Cost',
      state: 'State',
      part: 'Burned',
      bad: 'Bad',
      allowed: 'Allowed',
      unit: 'Unit',
    },
    side: { before: 'Before', after: 'After' },
    day: {
      missing: 'Not published',
      growing: 'May still grow: left out',
      complete: 'Complete',
    },
  },
} as const;
