/** How long a worker may send no heartbeat before its run or slice is another's; on the database's clock. */
export const LEASE_SECONDS = 10;

/** How often a worker renews its leases, and checks that it still holds them: also how soon it notices a cancellation. */
export const HEARTBEAT_MS = 2_000;

/** How often each worker looks for runs that nobody works on. */
export const RECOVERY_MS = 3_000;

/** How often each worker looks for facts that nobody needs. */
export const PRUNE_MS = 2_000;

/** How long a stopping worker may go on with its slice before it releases it. */
export const GRACE_MS = 4_000;

/** A transient failure ends the run when it happens for the third time. */
export const MAX_FAILURES = 3;
export const RETRY_DELAY_SECONDS = 5;

/** A run that takes its worker down each time must not do so for ever. */
export const MAX_LOSSES = 10;
