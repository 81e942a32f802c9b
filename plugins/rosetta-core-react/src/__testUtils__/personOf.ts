import { ROLES, Role, actionsOf } from '@rosetta/contracts/access';
import { Me } from '@rosetta/contracts/portal';

/** A person with these roles, each given by a group of the same name. */
export const personOf = (
  roles: readonly Role[] = [ROLES[0]],
  more: Partial<Me> = {},
): Me => ({
  user: 'user:default/jane',
  signedInAt: '2026-11-21T08:00:00.000Z',
  groups: roles.map(role => ({
    group: `group:default/${role}`,
    from: ['claim'],
  })),
  roles: roles.map(role => ({
    role,
    because: [{ directory: 'rosetta.roles', of: `group:default/${role}` }],
  })),
  actions: actionsOf(roles),
  unavailable: [],
  help: {
    contact: {
      name: 'the platform team',
      url: 'mailto:platform@test.example',
    },
    roles: [
      {
        role: 'Rosetta_User',
        by: [
          { directory: 'rosetta.roles', of: 'group:default/staff' },
          { directory: 'EDC', of: 'PORTAL_USER' },
        ],
      },
    ],
  },
  ...more,
});
