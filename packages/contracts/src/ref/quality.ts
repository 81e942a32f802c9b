import { z } from 'zod';
import { Instant } from '../values';

/** What makes the entry of an application complete, and how much of 100 each part is worth. */
export const QUALITY_WEIGHTS = {
  /** Its owner is a group that has members. */
  owner: 20,
  /** A pivot by which cost finds it: `focus:…`. */
  cost: 15,
  /** A pivot by which deployments find it: `gitlab:…` or `argocd:app`. */
  delivery: 15,
  /** A pivot to a component of the catalog. */
  component: 10,
  /** A relation to another application. */
  relations: 10,
  /** Something of it was changed or confirmed within `FRESH_DAYS`. */
  freshness: 10,
  /** Its owners have confirmed it, not too long ago. */
  attested: 20,
} as const;
export type QualityPart = keyof typeof QUALITY_WEIGHTS;
export const QUALITY_PARTS = Object.keys(QUALITY_WEIGHTS) as [
  QualityPart,
  ...QualityPart[],
];

/** How long an entry counts as looked after since it was last changed. */
export const FRESH_DAYS = 365;

export const Quality = z.object({
  /** From 0 to 100: the weights of all parts that are there. */
  score: z.int().min(0).max(100),
  /** The parts that are not. */
  missing: z.array(z.enum(QUALITY_PARTS)),
});
export type Quality = z.infer<typeof Quality>;

/** The last confirmation of an application by its owners. */
export const Attestation = z.object({
  at: Instant,
  by: z.string(),
  comment: z.string().nullable(),
  /** When they are to confirm it again. */
  until: Instant,
  /** It is time to confirm it again. */
  due: z.boolean(),
});
export type Attestation = z.infer<typeof Attestation>;
