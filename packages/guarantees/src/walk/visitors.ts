import { Action, ROLES, Role, rolesMay } from '@rosetta/contracts/access';
import { Headers, Outcome } from './outcome';

/** Every role, and nobody's: somebody signed in who has none. */
export const PEOPLE: readonly (Role | 'no role')[] = [...ROLES, 'no role'];
export type Person = (typeof PEOPLE)[number];

export const rolesOf = (person: Person): Role[] =>
  person === 'no role' ? [] : [person];

/** What services write down for the audit, and what proxies of other makers are told by. */
export const FORGED: Headers = {
  'x-user': 'user:default/platform-admin',
  'x-groups': 'group:default/rosetta_admin',
  'x-roles': ROLES.join(','),
  'x-forwarded-user': 'user:default/platform-admin',
};

export const bearing = (token: string): Headers => ({
  authorization: `Bearer ${token}`,
});

/** Somebody at the door, and whether it is who they say. */
export interface Visitor {
  headers: Headers;
  genuine: boolean;
}

/**
 * One person's own token, with and without forged headers, and everything spoilt or borrowed.
 * @param second - another token of theirs, where one is good for one request only
 */
export const visitorsAs = (
  token: string,
  impostors: Record<string, string>,
  second = token,
): Record<string, Visitor> => ({
  itself: { headers: bearing(token), genuine: true },
  'itself with forged headers': {
    headers: { ...bearing(second), ...FORGED },
    genuine: true,
  },
  ...Object.fromEntries(
    Object.entries(impostors).map(([what, spoilt]) => [
      what,
      { headers: { ...bearing(spoilt), ...FORGED }, genuine: false },
    ]),
  ),
});

export const NOBODY: Record<string, Visitor> = {
  nobody: { headers: {}, genuine: false },
  'nobody with forged headers': { headers: FORGED, genuine: false },
};

export const headersOf = (visitors: Record<string, Visitor>) =>
  Object.fromEntries(
    Object.entries(visitors).map(([name, { headers }]) => [name, headers]),
  );

const answerFor = (person: Person, action?: Action): Outcome =>
  !action || rolesMay(rolesOf(person), action) ? 'allowed' : 'refused, 403';

/** The role × action table, said for these visitors; without an action, it is open to everybody signed in. */
export const expectedOf = (
  visitors: Record<string, Visitor>,
  person: Person,
  action?: Action,
): Record<string, Outcome> =>
  Object.fromEntries(
    Object.entries(visitors).map(([name, { genuine }]) => [
      name,
      genuine ? answerFor(person, action) : 'refused, 401',
    ]),
  );
