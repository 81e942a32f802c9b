/** Of the page of mappings: what is wrong with pivots, and which are missing; and of the past. */
export const mappingMessages = {
  knownOn: {
    label: 'As known on',
    now: 'Back to now',
    note: 'As the référentiel knew it at the end of {{day}} (UTC).',
    domains: 'Figures and tools are those of now.',
  },
  mappings: {
    title: 'Mappings',
    line: 'Identifiers in the tools that are wrong or missing, and the change that would mend each',
    shown: { problems: 'Problems', unclaimed: 'Unclaimed' },
    problem: 'Problem',
    allProblems: 'All but unused',
    allApplications: 'All applications',
    allTools: 'All tools',
    kind: {
      orphan: 'Orphan',
      duplicate: 'Duplicate',
      conflict: 'Conflict',
      expired: 'Expired',
      unused: 'Unused',
    },
    other: 'The other identifier',
    cureColumn: 'Cure',
    button: { end: 'End it', extend: 'Extend it' },
    cure: { end: 'End {{value}}', extend: 'Extend {{value}}' },
    request: {
      end: '{{value}} no longer belongs to {{name}}',
      extend: '{{value}} goes on belonging to {{name}}',
    },
    help: {
      orphan:
        'Its application is not valid any more, or the component is not in the catalog any more. It ends when the request is applied.',
      duplicate:
        '{{other}} says the same. This one ends when the request is applied.',
      conflict:
        'Another application claims {{other}}, which differs in upper and lower case only. This one ends when the request is applied.',
      expired:
        'It has ended, and nobody claims the value since. It goes on without an end, as if it had never ended.',
      unused:
        'No bill of the last three published months and no deployment of the last 90 days names it. It ends when the request is applied.',
    },
    reason: {
      orphan: 'What it named does not exist any more',
      duplicate: '{{other}} says the same',
      conflict: 'Another application claims {{other}}',
      expired: 'It still belongs to the application',
      unused: 'The tools have not seen it in the last three months',
    },
    none: 'No such problem',
    noneUnclaimed: 'All that the tools have seen is claimed',
    noneHelp:
      'Show another problem, tool or application. What is unused is asked of the other services, and only when you choose it.',
    seen: 'Seen by',
    source: {
      finops: 'Bills',
      monitoring: 'Deployments',
      catalog: 'Catalog',
    },
    seenBy: {
      finops: 'Bills have cost of it that nobody bears',
      monitoring: 'It is deployed, and belongs to no application',
      catalog: 'The catalog has it, and no application claims it',
    },
    label: 'Name in the tool',
    amount: 'Cost of the month',
    likely: 'Likely application',
    claim: 'Claim it',
    claimTitle: 'Say whose {{value}} is',
    down: {
      finops: 'FinOps does not answer: what bills name is not known.',
      monitoring: 'Monitoring does not answer: what is deployed is not known.',
    },
    refused: {
      finops: 'FinOps does not let this be read: what bills name is not known.',
      monitoring:
        'Monitoring does not let this be read: what is deployed is not known.',
    },
  },
} as const;
