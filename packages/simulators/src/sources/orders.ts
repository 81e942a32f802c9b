import { z } from 'zod';
import { EnvironmentName } from '../company';
import { DOWN_AS } from './Faults';

/** An hour at most. */
const Milliseconds = z.number().int().min(0).max(3_600_000);

/** What the control takes. */
export const FaultOrder = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('up') }),
  z.strictObject({ state: z.literal('slow'), delayMs: Milliseconds.min(1) }),
  z.strictObject({
    state: z.literal('down'),
    as: z.enum(DOWN_AS).default('reset'),
  }),
]);

export const DeployOrder = z.strictObject({
  /** By its id of the référentiel, or any name that a tool knows it by. */
  application: z.string().min(1),
  environment: EnvironmentName.optional(),
  revision: z
    .string()
    .regex(/^[0-9a-f]{7,40}$/, 'must be 7 to 40 hexadecimal digits')
    .optional(),
  fail: z.boolean().default(false),
  durationMs: Milliseconds.default(8_000),
});
export type DeployOrder = z.infer<typeof DeployOrder>;

/** The doubles with their states, and the applications that they know. */
export const SimulatorsStatus = z.object({
  systems: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['up', 'slow', 'down']),
      delayMs: z.number().optional(),
      as: z.enum(DOWN_AS).optional(),
      requests: z.number(),
      open: z.number(),
    }),
  ),
  applications: z.array(
    z.object({
      id: z.string(),
      environments: z.array(EnvironmentName),
      systems: z.array(z.string()),
    }),
  ),
});
export type SimulatorsStatus = z.infer<typeof SimulatorsStatus>;

export const DeployAnswer = z.object({
  application: z.string(),
  environment: EnvironmentName,
  revision: z.string(),
  /** When it began, and when it will have ended. */
  startedAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  outcome: z.enum(['success', 'degraded']),
});
export type DeployAnswer = z.infer<typeof DeployAnswer>;

export const ProblemOrder = z.strictObject({
  application: z.string().min(1),
  title: z.string().min(1).max(200).default('Failure rate increase'),
  /** How long it lasts; until it is ordered to end when not said. */
  minutes: z.number().positive().max(1_440).optional(),
  end: z.boolean().default(false),
});

export const ProblemAnswer = z.object({
  application: z.string(),
  title: z.string().optional(),
  startedAt: z.iso.datetime().optional(),
  endsAt: z.iso.datetime().optional(),
  /** How many were ended. */
  ended: z.number().optional(),
});
export type ProblemAnswer = z.infer<typeof ProblemAnswer>;
