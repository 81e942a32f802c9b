import { ReactNode } from 'react';
import { RouteRef, SubRouteRef } from '@backstage/frontend-plugin-api';
import { Action } from '@rosetta/contracts/access';
import { RunRoutes } from '@rosetta/contracts/runs';

/** What differs between the runs pages of the domains. */
export interface RunsDomain {
  /** The run routes of the domain's API, as its contract lists them. */
  routes: RunRoutes;
  /** What starting and cancelling takes. */
  writeAction: Action;
  pages: { list: RouteRef; run: SubRouteRef<{ id: string }> };
  /** What the jobs are called, by name. */
  jobs: Record<string, string>;
  /** One line that says what the jobs make. */
  about: string;
  /** What the counts of a run are called. */
  counts: Record<string, string>;
  /** A figure that moved, with its unit. */
  amount(value: string, unit: string): ReactNode;
}
