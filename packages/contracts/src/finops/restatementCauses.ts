import { z } from 'zod';

/** Which inputs of the run were not those of the published one. */
export const RESTATEMENT_CAUSES = [
  'bill',
  'consumption',
  'rule',
  /** Exchange rates of the month, or the currency that charges are converted into. */
  'rate',
  'pivot',
  /** Costs or consumption of the months that corrections are weighed by. */
  'weights',
  /** How Rosetta reads a charge: its version, or its configuration. */
  'software',
] as const;
export const RestatementCause = z.enum(RESTATEMENT_CAUSES);
export type RestatementCause = z.infer<typeof RestatementCause>;
