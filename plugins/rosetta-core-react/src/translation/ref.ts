import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const coreReactTranslationRef = createTranslationRef({
  id: 'plugin.rosetta-core-react',
  messages: {
    resource: {
      loading: 'Loading',
      failed: 'This could not be loaded',
      signedOut: 'You are no longer signed in',
      retry: 'Retry',
      requestId: 'If you ask for help, quote request',
      stillShown: 'What is shown below is from before.',
    },
    denied: {
      title: 'Your roles do not open this',
      role: 'The role {{role}} opens it, and every role that includes it.',
      ask: 'Ask a platform administrator, who gives roles through directory groups.',
      yourAccess: 'See your access',
    },
    change: {
      none: 'Nothing to compare it with',
      same: 'Same as {{than}}',
      more: '{{change}}, more than {{than}}',
      less: '{{change}}, less than {{than}}',
    },
    kpi: { explain: 'Explain: {{what}}' },
    chart: {
      other: 'Other ({{parts}})',
      total: 'Total',
      noData: 'No data',
      ofWhichUnallocated: 'of which unallocated',
    },
    table: { export: 'Export CSV' },
    page: { drillPath: 'Where you are' },
  },
  translations: { fr: () => import('./fr') },
});
