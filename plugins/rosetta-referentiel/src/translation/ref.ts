import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const referentielTranslationRef = createTranslationRef({
  id: 'plugin.rosetta-referentiel',
  messages: {
    nav: {
      title: 'Référentiel',
    },
    applications: {
      title: 'Applications',
      line: 'What the company runs and pays for, and who owns it',
      allOwners: 'All groups',
      filters: 'Filters',
      none: 'No applications match',
      noneHelp:
        'Choose another group. Applications come into the référentiel by a change request that another person approves.',
    },
    field: {
      name: 'Application',
      owner: 'Owner',
      criticality: 'Criticality',
      lifecycle: 'Lifecycle',
      description: 'Description',
      id: 'Identifier',
      tool: 'Tool',
      value: 'Identifier',
      validFrom: 'Valid from',
      validTo: 'Valid until',
      source: 'Source',
      direction: 'Direction',
      relation: 'Relation',
    },
    criticality: {
      low: 'Low',
      medium: 'Medium',
      high: 'High',
      critical: 'Critical',
    },
    sheet: {
      line: 'An application of the référentiel',
      tabs: 'Tabs of the application',
      overview: 'Overview',
      relations: 'Relations',
      noTab: 'This application has no such tab',
      noTabHelp: 'Choose one of the tabs above.',
    },
    fact: {
      owner: 'Owner:',
      criticality: 'Criticality:',
      lifecycle: 'Lifecycle:',
    },
    owner: {
      members: 'Members:',
      others: 'All applications of this group',
    },
    pivots: {
      title: 'Identifiers in the tools ({{count}})',
      label: 'Identifiers in the tools',
      none: 'This application has no pivots yet',
      noneHelp:
        'Without pivots no cost and no deployment is attributed to it. Add them by a change request.',
    },
    tool: {
      title: 'Tools of the application',
      catalog: 'Catalog',
      docs: 'Docs',
      failed: 'Links to its components could not be read',
    },
    relation: {
      outgoing: 'From this application',
      incoming: 'To this application',
      none: 'No relations',
      noneHelp: 'Relations come into the référentiel by a change request.',
    },
    component: {
      title: 'Application',
      none: 'This component belongs to no application',
      noneHelp:
        'The référentiel has no pivot catalog:component of value {{component}}. Add one by a change request to see its cost and deployments here.',
    },
    home: {
      askedBy: 'Change request of',
      own: {
        draft: 'Your draft: submit it, or withdraw it',
        submitted: 'Your change request waits for approval',
        conflict: 'Your change request is in conflict with what changed since',
      },
    },
    request: {
      title: 'Change request',
      review: 'Review',
      open: 'Open',
      close: 'Close',
      comment: 'Comment',
      withdraw: 'Withdraw',
      submit: 'Submit for approval',
      reject: 'Reject',
      approve_one: 'Approve and apply this change',
      approve_other: 'Approve and apply {{count}} changes',
      others_one: 'and another one',
      others_other: 'and {{count}} others',
      op: { create: 'Create', update: 'Change', delete: 'Remove' },
    },
    search: {
      kind: 'Application',
      owner: 'Owner: {{owner}}',
      criticality: 'Criticality: {{criticality}}',
    },
  },
  translations: { fr: () => import('./fr') },
});
