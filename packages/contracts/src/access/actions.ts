import type { ActionDefinition, Text } from '../domains/Area';
import * as areas from '../domains/areas';
import { PORTAL_AREAS, portalActions } from './portalActions';
import { ROLES, Role, rolesInclude } from './roles';

/**
 * The role × action table, which the portal, the Backstage permission
 * framework, the gateway and every service read. Each domain has its part.
 */
type Areas = (typeof areas)[keyof typeof areas];
type DomainAction = { [A in Areas as A['name']]: keyof A['actions'] };
export type Action =
  | keyof typeof portalActions
  | DomainAction[keyof DomainAction];

const DEFINITIONS = Object.assign(
  {},
  ...Object.values(areas).map(({ actions }) => actions),
  portalActions,
) as Record<Action, ActionDefinition>;

export const ACTION_NAMES = Object.keys(DEFINITIONS) as [Action, ...Action[]];

const actionTable = <Value>(valueOf: (definition: ActionDefinition) => Value) =>
  Object.fromEntries(
    ACTION_NAMES.map(name => [name, valueOf(DEFINITIONS[name])]),
  ) as Record<Action, Value>;

/** Each action, and the role that opens it besides `Rosetta_Admin`, which opens all. */
export const ACTIONS: Record<Action, Role> = actionTable(({ role }) => role);

/** What each action means: pages and the documentation say it so. */
export const ACTION_TEXTS: Record<Action, Text> = actionTable(
  ({ text }) => text,
);

export type ActionArea = Areas['name'] | keyof typeof PORTAL_AREAS;

/** What actions are about, the first word of their names, in the order in which people read them. */
export const ACTION_AREAS = Object.fromEntries([
  ['portal', PORTAL_AREAS.portal],
  ...Object.values(areas).map(({ name, text }) => [name, text]),
  ['platform', PORTAL_AREAS.platform],
  ['roles', PORTAL_AREAS.roles],
]) as Record<ActionArea, Text>;

export const areaOf = (action: Action): ActionArea =>
  action.slice(0, action.indexOf('.')) as ActionArea;

export const isAction = (name: string): name is Action =>
  Object.hasOwn(DEFINITIONS, name);

/** Whether any of these roles opens the action. */
export const rolesMay = (roles: readonly string[], action: Action): boolean =>
  rolesInclude(roles, ACTIONS[action]);

/** All that these roles open. */
export const actionsOf = (roles: readonly string[]): Action[] =>
  ACTION_NAMES.filter(action => rolesMay(roles, action));

/** The roles that open an action, which a refusal names. */
export const rolesThatMay = (action: Action): Role[] =>
  ROLES.filter(role => rolesMay([role], action));
