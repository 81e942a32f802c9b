const MONTH_LENGTH = 'YYYY-MM'.length;

/**
 * What a pool is called outside: its month, so that the run is found, and what its charges agree in.
 * The same pool has the same id in every run.
 */
export const formatPoolId = (period: string, poolId: string): string =>
  `${period}-${poolId.replaceAll('-', '')}`;

export const parsePoolId = (
  id: string,
): { period: string; poolId: string } => ({
  period: id.slice(0, MONTH_LENGTH),
  poolId: id
    .slice(MONTH_LENGTH + 1)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
});
