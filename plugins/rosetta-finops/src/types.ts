import { RouteAnswer, RouteInput } from '@rosetta/contracts';
import {
  listCostLines,
  listCostTrend,
  listCosts,
  listPeriods,
} from '@rosetta/contracts/finops';

type Query<R> = NonNullable<
  RouteInput<R> extends { query?: infer Q } ? Q : never
>;

export type CostQuery = Query<typeof listCosts>;
export type Costs = RouteAnswer<typeof listCosts>;
export type CostTrend = RouteAnswer<typeof listCostTrend>;
export type CostLines = RouteAnswer<typeof listCostLines>;
export type Periods = RouteAnswer<typeof listPeriods>;
