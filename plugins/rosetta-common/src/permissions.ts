import {
  BasicPermission,
  Permission,
  PermissionAttributes,
  createPermission,
} from '@backstage/plugin-permission-common';
import { ACTIONS, Action } from '@rosetta/contracts/access';

const PREFIX = 'rosetta.';

/** Backstage knows four kinds of action; ours end in a verb: `finops.runs.write`. */
const attributesOf = (action: Action): PermissionAttributes => {
  const verb = action.slice(action.lastIndexOf('.') + 1);
  if (verb.startsWith('read')) return { action: 'read' };
  return { action: verb === 'import' ? 'create' : 'update' };
};

/** The permission of each action of the role × action table, `rosetta.<action>`. */
export const rosettaPermissions = Object.fromEntries(
  Object.keys(ACTIONS).map(action => [
    action,
    createPermission({
      name: PREFIX + action,
      attributes: attributesOf(action as Action),
    }),
  ]),
) as Record<Action, BasicPermission>;

/** The action a permission stands for; none when it is not one of ours. */
export const actionOf = (permission: Permission): Action | undefined => {
  const action = permission.name.slice(PREFIX.length) as Action;
  return rosettaPermissions[action]?.name === permission.name
    ? action
    : undefined;
};
