import { ComponentType, ReactNode } from 'react';
import { RouteRef, SubRouteRef } from '@backstage/frontend-plugin-api';
import { Action } from '@rosetta/contracts/access';
import { Run, RunRoutes } from '@rosetta/contracts/runs';

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
  /** Those that have a column of their own in the list, in this order. */
  keyCounts?: readonly string[];
  /** Where the figures are that a run has published, and what they are called. */
  figuresOf?(run: Run): { to: string; label: string } | undefined;
  /** What a run has published, where no other page shows it. */
  Figures?: ComponentType<{ run: Run }>;
  /** A figure that moved, with its unit. */
  amount(value: string, unit: string): ReactNode;
}
