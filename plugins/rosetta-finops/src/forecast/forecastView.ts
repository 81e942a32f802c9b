import {
  CostFilters,
  ForecastHorizon,
  Measure,
} from '@rosetta/contracts/finops';
import { z } from 'zod';

/** What a forecast may be listed by. */
export const FORECAST_LISTS = [
  'application',
  'group',
  'domain',
  'product',
] as const;

const { application, group, domain, product } = CostFilters.required().shape;

/** What the page is set to, in its address. */
export const FORECAST_VIEW = z.object({
  horizon: ForecastHorizon,
  measure: Measure,
  currency: z.string().regex(/^[A-Z]{3}$/),
  ...{ application, group, domain, product },
  by: z.enum(FORECAST_LISTS),
});
export type ForecastView = Partial<z.infer<typeof FORECAST_VIEW>>;

/** What is asked of the service. */
export const queryOf = ({ by, currency, ...view }: ForecastView) => ({
  ...view,
  // A code that is none is refused by the service, which names it.
  ...(currency && { currency: currency as 'USD' }),
});
