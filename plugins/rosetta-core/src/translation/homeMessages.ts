/** The words of the home page. */
export const homeMessages = {
  morning: 'Good morning, {{name}}',
  afternoon: 'Good afternoon, {{name}}',
  evening: 'Good evening, {{name}}',
  line_one: 'Your application in {{groups}}, on {{on}}',
  line_other: 'Your {{count}} applications in {{groups}}, on {{on}}',
  applications: 'Your applications',
  application: 'Application',
  owner: 'Owner',
  showAll: 'All {{count}}',
  needs: 'Needs you',
  toDo: '{{failing}} failing, {{toDo}} to decide',
  incomplete: 'incomplete',
  whatNeedsYou: 'What needs you',
  noNeeds: 'Nothing waits for you, and everything you own runs well.',
  noNeedsOfOthers: 'Nothing waits for you.',
  ownsNothing: 'Your groups ({{groups}}) own no application yet',
  noGroup: 'You are in no group that could own an application',
  ownsNothingHelp:
    'Applications of your groups appear here with cost, health and last deployment. A change request in the référentiel changes the owner of an application.',
  findOne: 'Find an application in the catalog',
  yourGroups: 'Your groups, and where they come from',
} as const;
