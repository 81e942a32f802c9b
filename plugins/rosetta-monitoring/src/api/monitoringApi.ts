import { createApiRef } from '@backstage/frontend-plugin-api';
import { RouteAnswer, RouteInput } from '@rosetta/contracts';
import {
  getDora,
  getLiveBoard,
  getLivePipelines,
  listApplicationDeployments,
  listDoraDeployments,
} from '@rosetta/contracts/monitoring';
import {
  FollowOptions,
  LiveEvent,
} from '@rosetta/plugin-rosetta-core-react/client';

type Query<R> = NonNullable<
  RouteInput<R> extends { query?: infer Q } ? Q : never
>;

export type Board = RouteAnswer<typeof getLiveBoard>;
export type Pipelines = RouteAnswer<typeof getLivePipelines>;
export type History = RouteAnswer<typeof listApplicationDeployments>;
export type HistoryQuery = Query<typeof listApplicationDeployments>;
export type Dora = RouteAnswer<typeof getDora>;
export type DoraQuery = Query<typeof getDora>;
export type DoraDeployments = RouteAnswer<typeof listDoraDeployments>;

/** What the pages ask of monitoring-api. */
export interface MonitoringApi {
  /** The board as it changes: a `snapshot`, then `change` and `sources`. */
  followBoard(options: FollowOptions): AsyncGenerator<LiveEvent>;
  live(application: string, signal?: AbortSignal): Promise<Board>;
  pipelines(application: string, signal?: AbortSignal): Promise<Pipelines>;
  history(
    application: string,
    query: HistoryQuery,
    signal?: AbortSignal,
  ): Promise<History>;
  dora(query: DoraQuery, signal?: AbortSignal): Promise<Dora>;
  /** The rows behind a deployment frequency: all of them, newest first. */
  doraDeployments(
    query: Pick<DoraQuery, 'from' | 'to' | 'application'>,
    signal?: AbortSignal,
  ): Promise<DoraDeployments['items']>;
}

export const monitoringApiRef = createApiRef<MonitoringApi>().with({
  id: 'plugin.rosetta-monitoring',
  pluginId: 'rosetta-monitoring',
});
