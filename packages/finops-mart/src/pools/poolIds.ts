const POOL_ID =
  /^(\d{4}-(?:0[1-9]|1[0-2]))-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/**
 * What a pool is called outside: its month, so that the run is found, and what its charges agree in.
 * The same pool has the same id in every run.
 */
export const formatPoolId = (period: string, poolId: string): string =>
  `${period}-${poolId.replaceAll('-', '')}`;

/** The month and the pool; nothing where the text is no id of a pool. */
export const parsePoolId = (
  id: string,
): { period: string; poolId: string } | undefined => {
  const [, period, ...digits] = POOL_ID.exec(id) ?? [];
  return period === undefined
    ? undefined
    : { period, poolId: digits.join('-') };
};
