import { createApiRef } from '@backstage/frontend-plugin-api';
import { RouteAnswer, RouteInput } from '@rosetta/contracts';
import {
  listCostFilters,
  listCostLines,
  listCostTrend,
  listCosts,
  listPeriods,
} from '@rosetta/contracts/finops';

type Query<R> = NonNullable<
  RouteInput<R> extends { query?: infer Q } ? Q : never
>;

export type CostsQuery = Query<typeof listCosts>;
export type TrendQuery = Query<typeof listCostTrend>;
export type LinesQuery = Query<typeof listCostLines>;
export type Costs = RouteAnswer<typeof listCosts>;
export type CostTrend = RouteAnswer<typeof listCostTrend>;
export type CostLines = RouteAnswer<typeof listCostLines>;
export type CostFilterValues = RouteAnswer<typeof listCostFilters>;
export type Periods = RouteAnswer<typeof listPeriods>;

/** What the pages ask of finops-api. */
export interface FinopsApi {
  costs(query: CostsQuery, signal?: AbortSignal): Promise<Costs>;
  trend(query: TrendQuery, signal?: AbortSignal): Promise<CostTrend>;
  lines(query: LinesQuery, signal?: AbortSignal): Promise<CostLines>;
  filters(signal?: AbortSignal): Promise<CostFilterValues>;
  periods(signal?: AbortSignal): Promise<Periods>;
  costsCsv(query: CostsQuery): Promise<Blob>;
  linesCsv(query: LinesQuery): Promise<Blob>;
}

export const finopsApiRef = createApiRef<FinopsApi>().with({
  id: 'plugin.rosetta-finops',
  pluginId: 'rosetta-finops',
});
