/** How long a worker may be silent before its run or slice is another's; on the database's clock. */
export const LEASE_SECONDS = 10;

/** How often a worker renews what it holds, and sees whether it still does: also how soon it notices a cancellation. */
export const BEAT_MS = 2_000;

/** How often each worker looks for runs that nobody works on. */
export const SWEEP_MS = 3_000;

/** How often each worker looks for facts that nobody needs. */
export const TIDY_MS = 2_000;

/** How long a stopping worker may go on with the slice in hand before it hands it back. */
export const GRACE_MS = 4_000;

/** A failure that may pass ends the run when it happens for the third time. */
export const MAX_FAILURES = 3;
export const RETRY_DELAY_SECONDS = 5;

/** A run that takes its worker down each time must not do so for ever. */
export const MAX_LOSSES = 10;
