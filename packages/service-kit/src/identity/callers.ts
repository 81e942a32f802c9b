import { Role, isRole, rolesMay } from '@rosetta/contracts/access';
import { JWTHeaderParameters, JWTPayload } from 'jose';
import { z } from 'zod';
import { IdentityConfig } from '../config/sections';
import { Caller } from './types';

const UserClaims = z.object({
  sub: z.string().min(1),
  exp: z.number(),
  groups: z.array(z.string()).default([]),
  roles: z.array(z.string()).default([]),
});

/** A person, with the roles that the gateway vouches for. */
export function userCaller(payload: JWTPayload): Caller {
  const { sub, exp, groups, roles } = UserClaims.parse(payload);
  const known: Role[] = roles.filter(isRole);
  return {
    subject: sub,
    kind: 'user',
    groups,
    roles: known,
    expiresAt: new Date(exp * 1000),
    may: action => rolesMay(known, action),
  };
}

type Machines = NonNullable<IdentityConfig['machines']>;

/** Whether a key signs for a caller: a key that callers name signs for those only. */
const keyMatcher = ({ callers }: Machines) => {
  const named = new Set(callers.flatMap(({ keys = [] }) => keys));
  return (kid: string, { keys }: Machines['callers'][number]) =>
    keys ? keys.includes(kid) : !named.has(kid);
};

/** A machine, which may do what the configuration of this service says, and nothing by role. */
export function machineCaller(machines: Machines, audience: string) {
  const { callers, revoked } = machines;
  const signs = keyMatcher(machines);
  return (
    { sub = '', jti = '', exp = 0 }: JWTPayload,
    { kid = '' }: JWTHeaderParameters,
  ): Caller => {
    const own = callers.filter(
      caller =>
        caller.id === sub && caller.audience === audience && signs(kid, caller),
    );
    if (own.length === 0) throw new Error('machine is not configured');
    if (revoked.includes(sub) || revoked.includes(jti))
      throw new Error('machine token is revoked');
    return {
      subject: sub,
      kind: 'machine',
      groups: [],
      roles: [],
      expiresAt: new Date(exp * 1000),
      may: action => own.some(caller => caller.actions.includes(action)),
    };
  };
}
