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
  /** Where the cause of a failed run is mended, and what to do there; nothing where it is not known. */
  cureOf?(run: Run): { to: string; label: string } | undefined;
  /** What a run has published, where no other page shows it. */
  Figures?: ComponentType<{ run: Run }>;
  /** Whether it is shown what a run changed; of every run when not said. */
  isCompared?(run: Run): boolean;
  /** What a run changed against another one, or the one before; without it, the differences by application. */
  Changes?: ComponentType<{ run: Run; other?: string }>;
  /** A figure that moved, with its unit. */
  amount(value: string, unit: string): ReactNode;
}
