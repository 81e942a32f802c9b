import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const monitoringTranslationRef = createTranslationRef({
  id: 'plugin.rosetta-monitoring',
  messages: {
    nav: {
      question: 'What runs where, and how well?',
      runs: 'Deployment runs',
    },
    board: {
      title: 'Deployments',
      line: 'What runs where, as the sources report it now',
      loading: 'Loading the board',
      lost: 'The connection was lost. Reconnecting; what is shown may be out of date.',
      stale: 'out of date: its source does not answer',
      held: 'out of date: {{problem}}',
      noPivot: 'No pivot',
      others_one: '{{count}} other deployment in {{environment}}',
      others_other: '{{count}} other deployments in {{environment}}',
      noSource: 'No source of deployments is configured',
      noSourceHelp:
        'Set rosetta.sources.argocd or rosetta.sources.gitlab in the configuration; the documentation says which token each needs.',
      nothing: 'No deployments match',
      nothingHelp:
        'Choose another group, environment or source. Deployments are found by the pivots argocd:app and gitlab:project of applications.',
    },
    control: {
      title: 'Filters',
      group: 'Group',
      allGroups: 'All groups',
      environment: 'Environment',
      allEnvironments: 'All',
      source: 'Source',
      allSources: 'All',
      show: 'Show',
      everything: 'All deployments',
      attention: 'Needs attention',
      unknown: 'Without a pivot',
    },
    kpi: {
      applications: 'Applications',
      degraded: 'Degraded',
      outOfSync: 'Out of sync',
      lastDay: 'Deployed in the last 24 hours',
      attention_one: '{{count}} deployment needs attention',
      attention_other: '{{count}} deployments need attention',
    },
    explain: {
      applications: 'Applications with at least one deployment in this view.',
      degraded:
        'Deployments that Argo CD reports as Degraded: they were started, and do not run well.',
      outOfSync:
        'Deployments that differ from their repository, as Argo CD compares them.',
      lastDay: 'Deployments that finished within the last 24 hours.',
    },
    health: {
      Healthy: 'Healthy',
      Progressing: 'Progressing',
      Degraded: 'Degraded',
      Suspended: 'Suspended',
      Missing: 'Missing',
      Unknown: 'Health unknown',
    },
    sync: {
      Synced: 'Synced',
      OutOfSync: 'Out of sync',
      Unknown: 'Sync unknown',
    },
    status: {
      created: 'Created',
      running: 'Running',
      success: 'Deployed',
      failed: 'Failed',
      canceled: 'Cancelled',
      blocked: 'Waiting for approval',
      skipped: 'Skipped',
    },
    source: {
      stale: '{{name}} reports nothing new at the moment.',
      down: '{{name}} does not answer.',
      shown: 'Its data is from',
      never: 'It has not answered yet.',
      latency: 'answered in {{ms}} ms',
      problems: '{{name}} answers, but not for everything:',
    },
    attribution: {
      unknown:
        'The owners of deployments are not known: the référentiel has not answered yet.',
      stale:
        'The référentiel does not answer. The owners of deployments are those it gave',
    },
    field: {
      application: 'Application',
      group: 'Owner',
      environment: 'Environment',
      source: 'Source',
      signs: 'Status',
      state: 'State',
      revision: 'Revision',
      images: 'Images',
      deployedAt: 'Deployed',
      finishedAt: 'Finished',
      deployer: 'By',
      tool: 'Tool',
      openIn: 'Open in {{tool}}',
    },
    card: {
      title: 'Deployments now',
      open: 'Deployments and history',
      nothing: 'Nothing is deployed, according to the sources',
      nothingHelp:
        'Deployments are found by the pivots argocd:app and gitlab:project of the application.',
    },
    frequency: {
      title: 'Deployment frequency',
      unknown: 'None of these weeks is published yet',
      value_one: '{{value}} day/week',
      value_other: '{{value}} days/week',
      weeks: 'Production deployments by week',
      summary:
        '{{deployments}} successful production deployments in {{weeks}} weeks',
      week_one: 'Week of {{week}}: {{count}} deployment',
      week_other: 'Week of {{week}}: {{count}} deployments',
      explain:
        'The median, over the weeks of the window, of the days with a successful production deployment; weeks without any count as zero. Bands are those of the 2023 State of DevOps report.',
      window: 'From {{from}} up to {{to}}.',
    },
    band: {
      elite: 'Elite',
      high: 'High',
      medium: 'Medium',
      low: 'Low',
    },
    history: {
      title: 'History',
      none: 'No deployment was published in the last 90 days',
      noneHelp:
        'The monitoring batch publishes one day after the other; its runs log what they found.',
    },
    home: {
      title: 'Needs attention',
      allWell: 'Everything that your groups own is deployed and healthy.',
      none: 'Your groups own nothing that is deployed.',
      open: 'All deployments',
    },
    runs: {
      open: 'Runs',
      job: { deployments: 'Deployments' },
      about:
        'Each execution of the monitoring batch: it makes the deployment history of one day, and publishes all of it or nothing.',
      deployments: 'Deployments',
      read: 'Read',
      notAttributed: 'Without a pivot',
      leftToGitLab: 'Counted from GitLab',
      projectsNotRead: 'Projects not read',
      production: 'To production',
      unchanged: 'Unchanged',
      amount: '{{value}} deployments',
    },
  },
  translations: { fr: () => import('./fr') },
});
