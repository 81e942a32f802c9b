import { HttpMethod } from '@rosetta/contracts';
import {
  ACTION_NAMES,
  ACTION_TEXTS,
  Action,
  ROLES,
  ROLE_TEXTS,
  rolesThatMay,
} from '@rosetta/contracts/access';
import { portalRoutes } from '@rosetta/contracts/portal';
import { DOMAINS } from '@rosetta/contracts/domains';
import { code, MADE_BY, table } from './markdown';

interface Described {
  method: HttpMethod;
  path: string;
  action?: Action;
}

/** Every route that needs a role, as the portal serves it. */
const ROUTES: { action: Action; call: string }[] = [
  { prefix: '/api/rosetta', routes: portalRoutes },
  ...DOMAINS.map(({ name, routes }) => ({
    prefix: `/api/rosetta/${name}`,
    routes,
  })),
].flatMap(({ prefix, routes }) =>
  Object.values<Described>(routes).flatMap(({ method, path, action }) =>
    action
      ? [{ action, call: `${method.toUpperCase()} ${prefix}${path}` }]
      : [],
  ),
);

const roleActionTable = () =>
  table(
    ['action', 'means', ...ROLES.map(code)],
    ACTION_NAMES.map(action => [
      code(action),
      ACTION_TEXTS[action].en,
      ...ROLES.map(role => (rolesThatMay(action).includes(role) ? '✓' : '')),
    ]),
  );

const actionRouteTable = () =>
  table(
    ['action', 'routes'],
    ACTION_NAMES.map(action => [
      code(action),
      ROUTES.filter(route => route.action === action)
        .map(({ call }) => code(call))
        .join('<br>') || '–',
    ]),
  );

/** docs/roles.md, made from the table that the portal, the gateway and the services enforce. */
export const rolesPage = () => `# Roles and permissions

${MADE_BY}

${table(
  ['role', 'is for'],
  ROLES.map(role => [code(role), ROLE_TEXTS[role].en]),
)}

A person without any of these roles signs in, sees how to get one, and nothing else.

## Role × action

${roleActionTable()}

Nobody approves a change request of their own, whatever the role. \`ref.changes.approve\` is for
members of a group that the request touches, who approve it for that group; it is applied once each
of them has approved. Members of the group that owns an application
answer anomalies of its cost without \`finops.anomalies.write\`.

## What each action opens

Straight to a service's port the same action is needed; the path is what follows the service's name.

${actionRouteTable()}
`;
