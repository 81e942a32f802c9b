import { z } from 'zod';
import { ACTION_NAMES, ROLES } from './access';
import { Operation, defineRoute } from './route';
import { Instant, PageQuery, pageOf } from './values';

const RoleName = z.enum(ROLES);

/** What gives a role: the directory that says so, and the group, person or entitlement it says it of. */
export const Reason = z.object({ directory: z.string(), of: z.string() });
export type Reason = z.infer<typeof Reason>;

/** A directory that failed, and why. Roles that only it grants are not granted. */
export const Unavailable = z.object({
  directory: z.string(),
  reason: z.enum(['unreachable', 'timeout', 'refused', 'unreadable', 'failed']),
});
export type Unavailable = z.infer<typeof Unavailable>;

/** How membership of a group is known: the identity provider's claim, or the catalog. */
export const GroupSource = z.enum(['claim', 'catalog']);
export type GroupSource = z.infer<typeof GroupSource>;

/** What a person is to Rosetta: who, member of what, allowed what, and why. */
export const PersonAccess = z.object({
  /** Catalog entity ref, `user:default/jane`. */
  user: z.string(),
  /** Last sign-in that the portal remembers. */
  signedInAt: Instant.nullable(),
  groups: z.array(
    z.object({
      /** Entity ref, `group:default/finops`. */
      group: z.string(),
      /** Empty when the sign-in was before the portal remembered it. */
      from: z.array(GroupSource),
    }),
  ),
  roles: z.array(z.object({ role: RoleName, because: z.array(Reason) })),
  actions: z.array(z.enum(ACTION_NAMES)),
  unavailable: z.array(Unavailable),
});
export type PersonAccess = z.infer<typeof PersonAccess>;

/** What grants each role, so that a person without it knows what to request. */
export const RoleGivenBy = z.object({
  role: RoleName,
  by: z.array(Reason),
});
export type RoleGivenBy = z.infer<typeof RoleGivenBy>;

export const Me = PersonAccess.extend({
  /** What to request, and the contact. */
  help: z.object({
    contact: z.object({ name: z.string(), url: z.string().optional() }),
    roles: z.array(RoleGivenBy),
  }),
});
export type Me = z.infer<typeof Me>;

type Open<Answer extends z.ZodType> = Operation<
  z.ZodObject<{}>,
  z.ZodObject<{}>,
  z.ZodUndefined,
  Answer
>;

/** Open to every signed-in person, with or without a role: it says how to get one. */
export const getMe: Open<typeof Me> = {
  id: 'getMe',
  method: 'get',
  path: '/v1/me',
  summary: 'Who I am, my roles and why I have them',
  answer: Me,
};

const SignedOut = z.object({ user: z.string(), endsAt: Instant });

/** Ends the caller's sign-ins: every token issued to them so far is refused. */
export const signOut: Open<typeof SignedOut> = {
  id: 'signOut',
  method: 'post',
  path: '/v1/sign-out',
  summary: 'End my sign-ins',
  answer: SignedOut,
};

export const Person = z.object({
  user: z.string(),
  displayName: z.string().optional(),
  signedInAt: Instant.nullable(),
});
export type Person = z.infer<typeof Person>;

/** People by name: those of the catalog first, then those who signed in and are not in it. */
export const findPeople = defineRoute({
  id: 'findPeople',
  method: 'get',
  path: '/v1/people',
  summary: 'People whose name contains a text',
  action: 'roles.read-others',
  query: PageQuery.extend({ query: z.string().max(100).default('') }),
  answer: pageOf(Person),
});

/** By name in the catalog's default namespace, where sign-in puts everybody. */
export const getPerson = defineRoute({
  id: 'getPerson',
  method: 'get',
  path: '/v1/people/:name',
  summary: 'The roles of anybody, and why',
  action: 'roles.read-others',
  sensitive: true,
  params: z.object({ name: z.string() }),
  answer: PersonAccess,
});

export const getRoles = defineRoute({
  id: 'getRoles',
  method: 'get',
  path: '/v1/roles',
  summary: 'The permissions of each role, and what grants it',
  action: 'roles.read-others',
  answer: z.object({
    roles: z.array(RoleGivenBy),
    actions: z.array(
      z.object({ action: z.enum(ACTION_NAMES), roles: z.array(RoleName) }),
    ),
  }),
});

/** What the gateway answers itself, at `/api/rosetta`. */
export const portalRoutes = { getMe, signOut, findPeople, getPerson, getRoles };
