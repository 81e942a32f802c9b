/** What pages say of roles, and of why somebody has them. */
export const accessMessages = {
  title: 'Your access',
  line: 'Your roles, why you have them, and what they open.',
  roles: 'Roles',
  actions: 'What they open',
  groups: 'Groups',
  noGroup: 'None.',
  because: 'Given by {{by}}',
  group: 'the group {{name}}',
  entitlement: '{{of}} in {{directory}}',
  memberBy: 'member according to {{sources}}',
  source: {
    claim: 'the company directory (at sign-in)',
    catalog: 'the catalog',
    unknown: 'the last sign-in',
  },
  and: ' and ',
  or: ' or ',
  closed: 'This needs a role',
  closedLine: 'You are signed in, and your account has no role in Rosetta yet.',
  noRole: 'You have no role yet',
  noRoleHelp:
    'You are signed in, but nothing gives you a role in Rosetta. Tell the people below which role you need.',
  askWhom: 'Whom to ask:',
  givenBy: 'Ask for {{by}}.',
  tryLater: 'Try again in a minute.',
  away: {
    unreachable:
      '{{directory}} cannot be reached: roles that only it gives are missing here.',
    timeout:
      '{{directory}} takes too long to answer: roles that only it gives are missing here.',
    refused:
      '{{directory}} refuses the portal: roles that only it gives are missing here.',
    unreadable:
      '{{directory}} gives no answer that can be read: roles that only it gives are missing here.',
    failed: '{{directory}} fails: roles that only it gives are missing here.',
  },
  provenance:
    'Known as {{user}}. The gateway and each service check these roles on every call.',
  signedIn: 'Groups are those of the last sign-in,',
  neverSignedIn: 'Has not signed in yet: groups are those of the catalog.',
} as const;

/** The pages of administration. */
export const administrationMessages = {
  administration: {
    platform: 'Platform status',
    people: 'People',
    roles: 'Who may do what',
  },
  people: {
    title: 'People',
    line: 'Find somebody, to see their roles and why they have them.',
    search: 'Name or address',
    name: 'Name',
    user: 'User',
    signedIn: 'Last sign-in',
    never: 'never',
    none: 'Nobody has this name',
    noneHelp:
      'Neither the catalog nor any sign-in knows it. Try a part of the name.',
  },
  person: {
    title: 'Access of {{name}}',
    line: 'Their roles, why they have them, and what they open.',
    noRole: '{{name}} has no role',
    noRoleHelp: 'None of their groups or entitlements gives one.',
  },
  roles: {
    title: 'Who may do what',
    line: 'The one table that the portal, the gateway and every service enforce.',
    search: 'Action',
    role: 'Role',
    all: 'All roles',
    action: 'Action',
    may: 'may',
    mayNot: 'may not',
    none: 'No action is like this',
    noneHelp: 'Take a word away, or choose all roles.',
    givenBy: 'What gives each role',
    nothing: 'nothing yet',
  },
} as const;
