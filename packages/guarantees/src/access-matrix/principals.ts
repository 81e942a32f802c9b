import { Action, ROLES, Role, rolesMay } from '@rosetta/contracts/access';
import { Headers, Outcome } from './outcome';

/** A person per role, and one without a role. */
export const PEOPLE: readonly (Role | 'no role')[] = [...ROLES, 'no role'];
export type Person = (typeof PEOPLE)[number];

export const assignedRoles = (person: Person): Role[] =>
  person === 'no role' ? [] : [person];

/** Identity headers that must not be trusted. */
export const FORGED_HEADERS: Headers = {
  'x-user': 'user:default/platform-admin',
  'x-groups': 'group:default/rosetta_admin',
  'x-roles': ROLES.join(','),
  'x-forwarded-user': 'user:default/platform-admin',
};

export const bearer = (token: string): Headers => ({
  authorization: `Bearer ${token}`,
});

/** A sender of requests, and whether its token is valid. */
export interface Principal {
  headers: Headers;
  valid: boolean;
}

/**
 * One person's valid token, with and without forged headers, and the invalid tokens.
 * @param second - another token of theirs, where one is valid for one request only
 */
export const principalsAs = (
  token: string,
  invalidTokens: Record<string, string>,
  second = token,
): Record<string, Principal> => ({
  'valid token': { headers: bearer(token), valid: true },
  'valid token with forged headers': {
    headers: { ...bearer(second), ...FORGED_HEADERS },
    valid: true,
  },
  ...Object.fromEntries(
    Object.entries(invalidTokens).map(([what, invalid]) => [
      what,
      { headers: { ...bearer(invalid), ...FORGED_HEADERS }, valid: false },
    ]),
  ),
});

export const ANONYMOUS: Record<string, Principal> = {
  'no token': { headers: {}, valid: false },
  'no token with forged headers': { headers: FORGED_HEADERS, valid: false },
};

export const toHeaders = (principals: Record<string, Principal>) =>
  Object.fromEntries(
    Object.entries(principals).map(([name, { headers }]) => [name, headers]),
  );

const expectedOutcome = (person: Person, action?: Action): Outcome =>
  !action || rolesMay(assignedRoles(person), action)
    ? 'allowed'
    : 'refused, 403';

/** The outcomes by the role × action table; without an action, a route is open to every signed-in person. */
export const expectedOutcomes = (
  principals: Record<string, Principal>,
  person: Person,
  action?: Action,
): Record<string, Outcome> =>
  Object.fromEntries(
    Object.entries(principals).map(([name, { valid }]) => [
      name,
      valid ? expectedOutcome(person, action) : 'refused, 401',
    ]),
  );
