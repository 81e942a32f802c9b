import { z } from 'zod';
import { ACTIONS, Action, ROLES } from './access';
import { Operation } from './route';

const ACTION_NAMES = Object.keys(ACTIONS) as [Action, ...Action[]];

/** What a signed-in person is to Rosetta: who, member of what, allowed what, and why. */
export const Me = z.object({
  /** Catalog entity ref, `user:default/jane`. */
  user: z.string(),
  /** Entity refs of the groups, from the catalog and from the company's directory. */
  groups: z.array(z.string()),
  roles: z.array(
    z.object({
      role: z.enum(ROLES),
      /** What gives the role: the directory that says so, and the group or person it says it of. */
      because: z.array(z.object({ directory: z.string(), of: z.string() })),
    }),
  ),
  actions: z.array(z.enum(ACTION_NAMES)),
  /** Directories that did not answer: roles that only they give are missing. */
  unavailable: z.array(z.string()),
});
export type Me = z.infer<typeof Me>;

/** Open to every signed-in person, with or without a role: it is how one learns what to ask for. */
export const getMe: Operation<
  z.ZodObject<{}>,
  z.ZodObject<{}>,
  z.ZodUndefined,
  typeof Me
> = {
  id: 'getMe',
  method: 'get',
  path: '/v1/me',
  summary: 'Who I am, my roles and why I have them',
  answer: Me,
};

/** What the gateway answers itself, at `/api/rosetta`. */
export const portalRoutes = { getMe };
