import { EnvironmentTier } from '@rosetta/contracts/monitoring';

/** Whether an environment is production: as its tier says, else as its name does. */
export const isProduction = (name: string, tier: EnvironmentTier | null) =>
  tier === null ? name.toLowerCase().startsWith('prod') : tier === 'production';
