import { createApiRef } from '@backstage/frontend-plugin-api';
import { RouteAnswer } from '@rosetta/contracts';
import {
  Application,
  Group,
  Pivot,
  PivotType,
  getGraph,
} from '@rosetta/contracts/ref';

export type Graph = RouteAnswer<typeof getGraph>;

/** What the pages ask of platform-ref-api: lists are whole, however many pages they take. */
export interface ReferentielApi {
  applications(
    query: { group?: string },
    signal?: AbortSignal,
  ): Promise<Application[]>;
  application(id: string, signal?: AbortSignal): Promise<Application>;
  groups(signal?: AbortSignal): Promise<Group[]>;
  pivots(
    query: { application?: string; type?: PivotType; value?: string },
    signal?: AbortSignal,
  ): Promise<Pivot[]>;
  /** The applications that one is directly related to, and the relations. */
  around(id: string, signal?: AbortSignal): Promise<Graph>;
}

export const referentielApiRef = createApiRef<ReferentielApi>().with({
  id: 'plugin.rosetta-referentiel',
  pluginId: 'rosetta-referentiel',
});
