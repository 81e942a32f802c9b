import { PRICE_LEVELS, PriceState } from '@rosetta/contracts/finops';
import { z } from 'zod';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { MONTHS_URL } from '../months/monthRange';

/** What the page is set to, in its address. */
export const PRICES_VIEW = z.object({
  ...MONTHS_URL.shape,
  by: z.enum(PRICE_LEVELS),
  product: z.string().min(1),
  domain: z.string().min(1),
  sku: z.string().min(1),
  state: PriceState,
});
export type PricesView = Partial<z.infer<typeof PRICES_VIEW>>;

/** What is asked of the service. */
export const queryOf = (
  { period: _, ...view }: PricesView,
  range: MonthRange,
) => ({ ...view, ...range });
