/** What pages say of roles, and of why somebody has them. */
export const accessMessages = {
  title: 'Your access',
  line: 'Your roles, why you have them, and what they allow.',
  roles: 'Roles',
  actions: 'Permissions',
  groups: 'Groups',
  noGroup: 'None.',
  because: 'Granted by',
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
  closed: 'This page requires a role',
  closedLine: 'You are signed in, and your account has no role in Rosetta yet.',
  noRole: 'You have no role yet',
  noRoleHelp:
    'You are signed in, but no group or entitlement gives you a role in Rosetta. Tell the contact below which role you need.',
  contact: 'Contact:',
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
      'The answer of {{directory}} cannot be read: roles that only it gives are missing here.',
    failed: '{{directory}} fails: roles that only it gives are missing here.',
  },
  provenance:
    'Known as {{user}}. The gateway and each service check these roles on every call.',
  lastSignIn: 'Last sign-in:',
  signedIn: 'The groups above come from it.',
  neverSignedIn: 'Not signed in yet: groups come from the catalog only.',
} as const;

/** The pages of administration. */
export const administrationMessages = {
  administration: {
    platform: 'Platform status',
    people: 'People',
    roles: 'Roles and permissions',
  },
  people: {
    title: 'People',
    line: 'Find a person to see their roles and why they have them.',
    search: 'Name or address',
    name: 'Name',
    user: 'User',
    signedIn: 'Last sign-in',
    never: 'never',
    none: 'No people match',
    noneHelp:
      'Neither the catalog nor any sign-in has this name. Try a part of it.',
  },
  person: {
    title: 'Access of {{name}}',
    line: 'Their roles, why they have them, and what they allow.',
    noRole: '{{name}} has no role',
    noRoleHelp: 'None of their groups or entitlements gives one.',
  },
  roles: {
    title: 'Roles and permissions',
    line: 'The one table that the portal, the gateway and every service enforce.',
    search: 'Action',
    role: 'Role',
    all: 'All roles',
    action: 'Action',
    may: 'allowed',
    mayNot: 'not allowed',
    none: 'No actions match',
    noneHelp: 'Remove a word, or choose all roles.',
    givenBy: 'How each role is granted',
    nothing: 'nobody yet',
  },
} as const;
