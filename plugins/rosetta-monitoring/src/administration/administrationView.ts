import { Instant } from '@rosetta/contracts/values';
import { Period } from '@rosetta/contracts/runs';
import { z } from 'zod';

/** What the page is set to, in its address: the group of refused records, and the window whose runs are followed. */
export const ADMINISTRATION_VIEW = z.object({
  dataset: z.string().min(1),
  problem: z.string().min(1),
  file: z.string().min(1),
  job: z.string().min(1),
  from: Period,
  to: Period,
  since: Instant,
});
export type AdministrationView = Partial<z.infer<typeof ADMINISTRATION_VIEW>>;

/** Runs of a window that were asked for since an instant. */
export type FollowedWindow = Required<
  Pick<AdministrationView, 'job' | 'from' | 'to' | 'since'>
>;

/** How often the page asks again. */
export const REFRESH_MS = 15_000;
