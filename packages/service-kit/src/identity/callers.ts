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

/** A person, as the gateway knows them: its roles are the truth, here they only open actions. */
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

/** Which key signs for which machine: one that is named, for those that name it and nobody else. */
const signsFor = ({ callers }: Machines) => {
  const named = new Set(callers.flatMap(({ keys = [] }) => keys));
  return (kid: string, { keys }: Machines['callers'][number]) =>
    keys ? keys.includes(kid) : !named.has(kid);
};

/** A machine may do what this service's own configuration says, and nothing by role. */
export function machineCaller(machines: Machines, audience: string) {
  const { callers, revoked } = machines;
  const signs = signsFor(machines);
  return (
    { sub = '', jti = '', exp = 0 }: JWTPayload,
    { kid = '' }: JWTHeaderParameters,
  ): Caller => {
    const own = callers.filter(
      caller =>
        caller.id === sub && caller.audience === audience && signs(kid, caller),
    );
    if (own.length === 0) throw new Error('a machine that is not configured');
    if (revoked.includes(sub) || revoked.includes(jti))
      throw new Error('a revoked machine token');
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
