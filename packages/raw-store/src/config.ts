import { z } from 'zod';
import { FileLimits } from './limits';

/** The `rosetta.rawStore` section of the configuration. */
export const RawStoreConfig = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('postgres'),
    /** A connection URL; the database must exist. */
    connection: z.string().min(1),
    limits: FileLimits,
  }),
  z.strictObject({
    kind: z.literal('mongodb'),
    url: z.string().min(1),
    database: z.string().min(1).default('raw_store'),
    limits: FileLimits,
  }),
]);
export type RawStoreConfig = z.infer<typeof RawStoreConfig>;
