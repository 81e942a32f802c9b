import { z } from 'zod';

/** `rosetta.shutdown`: how a process stops. */
export const ShutdownConfig = z
  .strictObject({
    /** How long readiness answers 503 before the port closes, so that balancers notice. */
    drainSeconds: z.coerce.number().min(0).default(0),
    /** How long requests in flight may take to finish. */
    limitSeconds: z.coerce.number().positive().default(25),
  })
  .prefault({});
export type ShutdownConfig = z.infer<typeof ShutdownConfig>;
