import { EnvironmentTier } from '@rosetta/contracts/monitoring';
import { z } from 'zod';

const Words = z.array(z.string().min(1).toLowerCase());

/** Which environments are production where the source does not say what they are for. */
export const ProductionRule = z.strictObject({
  /** One of these words is in the name. */
  names: Words.min(1).default(['prod', 'production', 'prd', 'live']),
  /** And none of these. */
  except: Words.default(['non', 'pre', 'dev', 'test', 'review']),
});
export type ProductionRule = z.infer<typeof ProductionRule>;

const DEFAULT_PRODUCTION = ProductionRule.parse({});

const wordsOf = (name: string) => name.toLowerCase().split(/[^a-z0-9]+/);

/** Whether an environment is production: by its tier, or else by the whole words of its name. */
export const isProduction = (
  name: string,
  tier: EnvironmentTier | null,
  { names, except }: ProductionRule = DEFAULT_PRODUCTION,
): boolean => {
  if (tier !== null) return tier === 'production';
  const words = wordsOf(name);
  const has = (some: readonly string[]) => words.some(each => some.includes(each)); // prettier-ignore
  return has(names) && !has(except);
};
