import { z } from 'zod';

/** What FOCUS calls the categories of charges. */
export const CHARGE_CATEGORIES = [
  'Usage',
  'Purchase',
  'Tax',
  'Credit',
  'Adjustment',
] as const;
export const ChargeCategory = z.enum(CHARGE_CATEGORIES);
export type ChargeCategory = z.infer<typeof ChargeCategory>;

const DIRECT_COST = 'direct-cost';
const CONSUMPTION = 'consumption:';

/** What a proportional split goes by. */
export type ParsedBasis =
  | {
      kind: 'direct-cost';
      /** The categories of charges that count; all but Tax and Credit when the basis names none. */
      categories: readonly ChargeCategory[];
    }
  | { kind: 'consumption'; metric: string };

/** Categories that the basis `direct-cost` counts. */
export const DIRECT_COST_CATEGORIES = CHARGE_CATEGORIES.filter(
  category => category !== 'Tax' && category !== 'Credit',
);

/** Reads a basis; undefined when it is none. */
export const parseBasis = (basis: string): ParsedBasis | undefined => {
  if (basis.startsWith(CONSUMPTION)) {
    const metric = basis.slice(CONSUMPTION.length);
    return metric.trim() === metric && metric
      ? { kind: 'consumption', metric }
      : undefined;
  }
  if (basis === DIRECT_COST)
    return { kind: DIRECT_COST, categories: DIRECT_COST_CATEGORIES };
  if (!basis.startsWith(`${DIRECT_COST}:`)) return undefined;
  const named = basis.slice(DIRECT_COST.length + 1).split(',');
  const categories = z.array(ChargeCategory).safeParse(named).data;
  return categories && new Set(categories).size === categories.length
    ? { kind: DIRECT_COST, categories }
    : undefined;
};

/** The basis of a proportional split, as text. */
export const RuleBasis = z
  .string()
  .max(300)
  .refine(basis => parseBasis(basis) !== undefined, {
    error: `must be "direct-cost", "direct-cost:" and charge categories (${CHARGE_CATEGORIES.join(
      ', ',
    )}) separated by commas, or "consumption:" and a metric`,
    params: { code: 'format' },
  });
