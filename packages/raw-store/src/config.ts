import { z } from 'zod';

/** The `rosetta.rawStore` section of the configuration. */
export const RawStoreConfig = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('postgres'),
    /** A connection URL; the database must exist. */
    connection: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('mongodb'),
    url: z.string().min(1),
    database: z.string().min(1).default('raw_store'),
  }),
]);
export type RawStoreConfig = z.infer<typeof RawStoreConfig>;
