/** Of the page of groups, and the forms that change one. */
export const groupMessages = {
  title: 'Groups',
  line: 'Who belongs to which group, below which other one, and what each owns',
  search: 'Group or person',
  none: 'No groups match',
  noneHelp:
    'Search for another name. Groups come into the référentiel by a change request that another person approves.',
  nobody: 'Nobody is in it',
  owns_one: '{{count}} application',
  owns_other: '{{count}} applications',
  change: 'Propose a change of {{name}}',
  new: 'New group',
  create: 'New group {{name}}',
  membersHelp:
    'People as the catalog names them, such as user:default/jane. Only a référentiel administrator approves a change of people or of the group above.',
} as const;
