import { z } from 'zod';

/** Why a charge is of no application. */
export const UNALLOCATED_REASONS = [
  /** It names no resource, no tag and no sub-account. */
  'no-identifier',
  /** None of what it names is a pivot. */
  'no-pivot',
  /** Something that it names is a pivot, but not when the charge begins. */
  'pivot-not-valid',
  /** The application of its pivot is not valid when the charge begins. */
  'application-not-valid',
  /** Its tags name several applications, and no order of tag keys decides. */
  'ambiguous-tags',
  /** Its tags are not a JSON object, and nothing else names an application. */
  'unreadable-tags',
  /** A rule takes it, but no application has a weight to bear it. */
  'no-weight',
  /** The part of a pool whose target is not valid in the month of its charges. */
  'target-not-valid',
] as const;
export const UnallocatedReason = z.enum(UNALLOCATED_REASONS);
export type UnallocatedReason = z.infer<typeof UnallocatedReason>;

/** The reason of what a pool leaves over: one line for each pool. */
export const POOL_REASON = 'target-not-valid' satisfies UnallocatedReason;

/** The reason of what a run left unallocated before reasons were kept. */
export const UNKNOWN_REASON = 'unknown';

/** What unallocated charges are found by; others may come. */
export const ReasonFilter = z.string().min(1).max(100);
