import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const referentielTranslationRef = createTranslationRef({
  id: 'plugin.rosetta-referentiel',
  messages: {
    applications: {
      title: 'Applications',
      line: 'What the company runs and pays for, and who owns it',
      allOwners: 'All groups',
      none: 'No application here',
      noneHelp:
        'Choose another group. Applications come into the référentiel by a change request that another person approves.',
    },
    field: {
      name: 'Application',
      owner: 'Owner',
      criticality: 'Criticality',
      lifecycle: 'Lifecycle',
      description: 'Description',
      id: 'Id',
      tool: 'Tool',
      value: 'Its id there',
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
      parts: 'Parts of the sheet',
      overview: 'Overview',
      relations: 'Relations',
      noTab: 'There is no such part of this sheet',
      noTabHelp: 'Choose one of the parts above.',
    },
    owner: {
      members: 'Members: {{members}}',
      others: 'All applications of this group',
    },
    pivots: {
      title: 'Known in the tools as',
      none: 'No tool knows this application yet',
      noneHelp:
        'Without pivots no cost and no deployment is attributed to it. Add them by a change request.',
    },
    relation: {
      outgoing: 'From this application',
      incoming: 'To this application',
      none: 'No relation is known',
      noneHelp: 'Relations come into the référentiel by a change request.',
    },
    component: {
      title: 'Application',
      none: 'This component belongs to no application',
      noneHelp:
        'The référentiel has no pivot catalog:component of value {{component}}. Add one by a change request to see its cost and deployments here.',
    },
    home: {
      title: 'Your applications',
      none: 'Your groups own no application.',
    },
  },
  translations: { fr: () => import('./fr') },
});
