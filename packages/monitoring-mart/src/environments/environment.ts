import { EnvironmentTier } from '@rosetta/contracts/monitoring';

/** Whether an environment is production: by its tier, or else by its name. */
export const isProduction = (name: string, tier: EnvironmentTier | null) =>
  tier === null ? name.toLowerCase().startsWith('prod') : tier === 'production';
