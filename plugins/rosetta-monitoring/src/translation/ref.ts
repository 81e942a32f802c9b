import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { costMessages } from './costs';
import { administrationMessages } from './administration';
import { doraMessages } from './doraMessages';
import { executiveMessages } from './executiveMessages';
import { incidentMessages } from './incidents';
import { liveMessages } from './live';
import { reliabilityMessages } from './reliability';
import { maintenanceMessages } from './maintenance';
import { policyMessages } from './policy';
import { sloMessages } from './slos';
import { wordMessages } from './words';

export const monitoringTranslationRef = createTranslationRef({
  id: 'plugin.rosetta-monitoring',
  messages: {
    ...administrationMessages,
    ...incidentMessages,
    ...liveMessages,
    ...costMessages,
    ...reliabilityMessages,
    ...maintenanceMessages,
    ...policyMessages,
    ...sloMessages,
    ...wordMessages,
    nav: {
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
      notThere: 'not there',
      others_one: '{{count}} other deployment in {{environment}}',
      others_other: '{{count}} other deployments in {{environment}}',
      noSource: 'No source of deployments is configured',
      noSourceHelp:
        'Set rosetta.sources.argocd or rosetta.sources.gitlab in the configuration; the documentation says which token each needs.',
      nothing: 'No deployments match',
      nothingHelp:
        'Remove a filter. Deployments are found by the pivots argocd:app and gitlab:project of applications.',
    },
    control: {
      title: 'Filters',
      application: 'Application',
      group: 'Group',
      environment: 'Environment',
      source: 'Source',
      show: 'Show',
      everything: 'All deployments',
      attention: 'Need a look',
      degraded: 'Degraded',
      outOfSync: 'Out of sync',
      lastDay: 'Deployed in 24 h',
      unknown: 'Without a pivot',
    },
    kpi: {
      attention: 'Need a look',
      degraded: 'Degraded',
      outOfSync: 'Out of sync',
      lastDay: 'Deployed in 24 h',
      of_one: 'of {{count}} application',
      of_other: 'of {{count}} applications',
      open: {
        attention_one: '{{count}} application needs a look: show it',
        attention_other: '{{count}} applications need a look: show these',
        degraded_one: '{{count}} application is degraded: show it',
        degraded_other: '{{count}} applications are degraded: show these',
        outOfSync_one: '{{count}} application is out of sync: show it',
        outOfSync_other: '{{count}} applications are out of sync: show these',
        lastDay_one:
          '{{count}} application was deployed in the last 24 hours: show it',
        lastDay_other:
          '{{count}} applications were deployed in the last 24 hours: show these',
      },
    },
    explain: {
      attention:
        'Applications of which a deployment is degraded or missing, differs from its repository, or did not get there.',
      degraded:
        'Applications of which Argo CD reports a deployment as Degraded: it was started, and does not run well.',
      outOfSync:
        'Applications of which a deployment differs from its repository, as Argo CD compares them.',
      lastDay:
        'Applications of which a deployment finished within the last 24 hours.',
    },
    level: { healthy: 'Healthy' },
    legend: {
      title: 'Signs',
      failing: 'failing',
      differs: 'differs or failed',
      underWay: 'under way',
      unknown: 'unknown',
      off: 'suspended',
      healthy: 'healthy',
      age: 'age',
      stale: 'from before the silence',
    },
    trouble: {
      failed: 'deployment failed',
      blocked: 'waiting for approval',
      running: 'deploying',
      created: 'deployment created',
      canceled: 'deployment cancelled',
      skipped: 'deployment skipped',
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
      stale: '{{name}} has reported nothing new for {{age}}.',
      down: '{{name}} has not answered for {{age}}.',
      shown: 'What is shown of it is from {{at}}.',
      never: '{{name}} has not answered yet.',
      notYet: 'no answer yet',
      current_one: '{{names}} is current.',
      current_other: '{{names}} are current.',
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
    tool: {
      failed: 'Links to its pages at the sources could not be read',
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
      soFar: 'so far',
      weekSoFar_one: 'This week, from {{week}}, so far: {{count}} deployment',
      weekSoFar_other:
        'This week, from {{week}}, so far: {{count}} deployments',
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
      state: 'State',
      lastDeployment: 'Last in production',
      notDeployed: 'not deployed',
      notKnown: 'not known',
      health: 'Your healthy applications',
      healthOfAll: 'Healthy applications',
      healthy: '{{healthy}} of {{total}}',
      unhealthy: '{{failing}} failing, {{differs}} out of sync or not deployed',
      budget: {
        exhausted: 'error budget used up: {{names}}',
        burning: 'error budget burns: {{names}}',
        unknown: 'objectives not known',
        count_one: '{{count}} over its error budget',
        count_other: '{{count}} over their error budgets',
      },
      explainHealth:
        'Applications that are deployed, each by the worst of its environments, as the sources say now. One over its error budget is not healthy: the budget is used up, or burns now.',
      openPipeline: 'Open pipeline',
      openIn: 'Open in {{tool}}',
      whatChanged: 'See what changed',
      deployed: 'deployed',
      run: 'Monitoring: sources and runs',
      allAnswer: 'All sources answer: {{names}}.',
      noSource: 'No source is configured.',
    },
    dora: doraMessages,
    executive: executiveMessages,
    entity: {
      none: 'No application has a component of this',
      noneHelp:
        'A pivot catalog:component says which application a component belongs to.',
    },
    runs: {
      open: 'Runs',
      job: {
        deployments: 'Deployments',
        delivery: 'Deliveries',
        incidents: 'Incidents and changes',
        signals: 'Signals',
        slo: 'Objectives',
      },
      incidents: 'Incidents',
      counted: 'Counted incidents',
      problems: 'Problems',
      changes: 'Changes',
      linked: 'Put down to a deployment',
      tablesNotRead: 'Tables not read',
      endNotKnown: 'Closed without a date',
      entitiesNotRead: 'Entities not read',
      sourceNotRead: '{{name}} was not read',
      about:
        'Each execution of the monitoring batch: it makes the deployment history of one day, and publishes all of it or nothing.',
      deployments: 'Deployments',
      read: 'Read',
      notAttributed: 'Without a pivot',
      leftToGitLab: 'Counted from GitLab',
      projectsNotRead: 'Projects not read',
      production: 'To production',
      unchanged: 'Unchanged',
      deliveries: 'Deliveries',
      rollbacks: 'Rollbacks',
      merged: 'Merged',
      delivered: 'Merge requests in production',
      mergedNotAttributed: 'Merged, without a pivot',
      published: 'Published production deployments',
      publishedNone: 'None succeeded in production that day.',
      amount: '{{value}} deployments',
    },
  },
  translations: { fr: () => import('./fr') },
});
