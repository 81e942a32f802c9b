import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { auditMessages } from './audit';
import { changeMessages } from './changes';
import { groupMessages } from './groups';
import { importMessages } from './imports';
import { mappingMessages } from './mappings';
import { qualityMessages } from './quality';

export const referentielTranslationRef = createTranslationRef({
  id: 'plugin.rosetta-referentiel',
  messages: {
    nav: {
      title: 'Référentiel',
    },
    applications: {
      search: 'Name or id',
      all: 'All',
      facet: '{{name}} ({{count}})',
      title: 'Applications',
      line: 'What the company runs and pays for, and who owns it',
      allOwners: 'All groups',
      filters: 'Filters',
      none: 'No applications match',
      noneHelp:
        'Remove a filter. Applications come into the référentiel by a change request that another person approves.',
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
    /** Whose word counts, in the order of the rules. */
    source: {
      people: 'people',
      servicenow: 'ServiceNow',
      catalog: 'catalog',
      gitlab: 'GitLab',
    },
    history: { title: 'History', fields: 'Fields' },
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
      picture: 'Applications around this one',
      steps: 'Steps',
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
      op: {
        create: 'Create',
        update: 'Change',
        delete: 'Remove',
        erase: 'Erase',
      },
      when: {
        allTime: 'for all time, past and to come',
        applied: 'from the moment it is applied',
      },
      state: {
        draft: 'Draft',
        submitted: 'Waits for approval',
        applied: 'Applied',
        rejected: 'Rejected',
        withdrawn: 'Withdrawn',
        conflict: 'In conflict',
      },
      line: 'A change request of the référentiel, {{id}}',
      openPage: 'Open its page: what it changes, before and after',
      commentOptional: 'Comment (optional)',
      standing: 'Where it stands',
      decide: 'What you can do',
      by: 'Requested by',
      undoes: 'Undoes',
      waitsFor: 'Waits for an approval by a member of',
      orAdmin: 'A référentiel administrator may approve it for all.',
      adminOnly: 'Only a référentiel administrator may approve it.',
      adminReason: {
        members: 'It changes the members of a group.',
        parent: 'It changes where a group is in the tree.',
        evidence:
          'It says whose an identifier is, and nothing in the tool itself says so.',
        'all-time': 'It removes something from all time.',
        'no-group': 'It touches no group whose members could approve it.',
      },
      approvedBy: 'Approved by',
      approvedFor: 'for',
      rejectedBy: 'Rejected by',
      resolved: {
        current: '{{field}} of {{id}}: what others had changed was kept',
        proposed:
          '{{field}} of {{id}}: this request was kept over what others had changed',
      },
      why: {
        own: 'This is your own request: somebody else must approve it.',
        needsAdmin:
          'You may not approve this: only a référentiel administrator may.',
        notMember:
          'You may not approve this: you are a member of none of the groups that it waits for.',
        alreadyApproved: 'You have approved it. It waits for the others.',
      },
      readAgain: 'Read it again',
      changedSince:
        'The request was changed since you read it. Nothing was decided: read it again, then decide.',
      comments: 'Comments',
      addComment: 'Add a comment',
      sendComment: 'Comment',
      revert: 'Undo this change',
      revertHelp:
        'Undoing drafts a change request of its own, which somebody else approves.',
      revertTitle: 'Undo “{{title}}”',
      revertWill:
        'This makes a draft that sets back what the request changed. What others have changed since stays.',
      revertDraft: 'Make the draft',
    },
    ...changeMessages,
    groups: groupMessages,
    ...importMessages,
    audit: auditMessages,
    ...mappingMessages,
    quality: qualityMessages,
    search: {
      kind: 'Application',
      owner: 'Owner: {{owner}}',
      criticality: 'Criticality: {{criticality}}',
    },
  },
  translations: { fr: () => import('./fr') },
});
