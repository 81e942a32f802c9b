import { GroupSource } from '@rosetta/contracts/portal';
import { z } from 'zod';

/** Published at each sign-in and refresh; the gateway stores the last one of each person. */
export const SIGN_IN_TOPIC = 'rosetta.sign-in';

/** The person, and the source of each group, which the Backstage token does not have. */
export const SignInEvent = z.object({
  user: z.string(),
  groups: z.array(z.object({ group: z.string(), from: z.array(GroupSource) })),
});
export type SignInEvent = z.infer<typeof SignInEvent>;
