import { schedulingConfig } from '@rosetta/run-kit';
import { z } from 'zod';
import { FINOPS_JOBS } from './jobs';

/** `rosetta.finops`, which service and batch read. */
export const FinopsSection = z
  .strictObject({
    /** Shown when the months have several currencies and the query names none. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
      .default('USD'),
    /** Which tag counts when two of them name different applications, first of all. */
    tagKeys: z.array(z.string().min(1)).default([]),
    /** Lines per slice: what one worker takes at a time, and may lose. */
    sliceLines: z.coerce.number().int().positive().default(50_000),
    ...schedulingConfig(FINOPS_JOBS),
    /** How many published runs of a month stay readable. */
    keepRuns: z.coerce.number().int().positive().default(3),
  })
  .prefault({});
