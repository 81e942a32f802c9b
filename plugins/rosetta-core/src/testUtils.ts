import { Me, ROLES, rolesMay, ACTIONS, Action, Role } from '@rosetta/contracts';
import { AccessApi } from '@rosetta/plugin-rosetta-core-react';

/** A person with these roles, each given by a group of the same name. */
export const personWith = (
  roles: readonly Role[] = [ROLES[0]],
  more: Partial<Me> = {},
): AccessApi => ({
  me: async () => ({
    user: 'user:default/jane',
    groups: ['group:default/rosetta-users'],
    roles: roles.map(role => ({
      role,
      because: [{ directory: 'the catalog', of: `group:default/${role}` }],
    })),
    actions: (Object.keys(ACTIONS) as Action[]).filter(action =>
      rolesMay(roles, action),
    ),
    unavailable: [],
    ...more,
  }),
});
