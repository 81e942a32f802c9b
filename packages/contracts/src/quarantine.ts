import { z } from 'zod';
import { Instant } from './values';

/** A record that could not be used, with the reason. */
export const RefusedRecord = z.object({
  dataset: z.string(),
  /** Where it is: the import of its file, and its row there. */
  import: z.int(),
  row: z.int(),
  file: z.string(),
  at: Instant,
  problem: z.string(),
  /** What stood there; null where that says nothing. */
  value: z.string().nullable(),
  /** Fields by name; a list where they could not be told apart. */
  document: z.union([
    z.record(z.string(), z.string()),
    z.array(z.string().nullable()),
  ]),
});
export type RefusedRecord = z.infer<typeof RefusedRecord>;

/** Records that one problem kept out of one file. */
export const RefusedGroup = z.object({
  dataset: z.string(),
  problem: z.string(),
  file: z.string(),
  records: z.int(),
  /** When the newest of them came. */
  at: Instant,
});
export type RefusedGroup = z.infer<typeof RefusedGroup>;
