import { RouteAnswer, RouteInput } from '@rosetta/contracts';
import {
  compareCosts,
  explainCosts,
  listAnomalies,
  listCostLines,
  listCostTrend,
  listCosts,
  listPeriods,
  listUnallocated,
} from '@rosetta/contracts/finops';

type Query<R> = NonNullable<
  RouteInput<R> extends { query?: infer Q } ? Q : never
>;

export type Anomalies = RouteAnswer<typeof listAnomalies>;
export type Comparison = RouteAnswer<typeof compareCosts>;
export type CostQuery = Query<typeof listCosts>;
export type Costs = RouteAnswer<typeof listCosts>;
export type CostTrend = RouteAnswer<typeof listCostTrend>;
export type CostLines = RouteAnswer<typeof listCostLines>;
export type Explanation = RouteAnswer<typeof explainCosts>;
export type Periods = RouteAnswer<typeof listPeriods>;
export type Unallocated = RouteAnswer<typeof listUnallocated>;
