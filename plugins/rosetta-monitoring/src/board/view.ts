import {
  DeploymentSource,
  LiveDeployment,
} from '@rosetta/contracts/monitoring';
import { z } from 'zod';
import { MatrixRow, deploymentsOf, rowKey } from './matrix';
import { needsAttention } from './severity';

export const SHOWS = [
  'attention',
  'degraded',
  'outOfSync',
  'lastDay',
  'unknown',
] as const;
export type Show = (typeof SHOWS)[number];

/** What the board is set to, in its address. */
export const BoardUrl = z.object({
  application: z.string().min(1),
  group: z.string().min(1),
  environment: z.string().min(1),
  source: DeploymentSource,
  show: z.enum(SHOWS),
});
export type BoardView = {
  [K in keyof z.output<typeof BoardUrl>]?: z.output<typeof BoardUrl>[K];
};

const DAY_MS = 86_400_000;

const IS: Record<Show, (deployment: LiveDeployment) => boolean> = {
  attention: needsAttention,
  degraded: ({ health }) => health === 'Degraded',
  outOfSync: ({ sync }) => sync === 'OutOfSync',
  lastDay: ({ deployedAt }) =>
    deployedAt !== null && Date.now() - Date.parse(deployedAt) < DAY_MS,
  unknown: ({ application }) => application === null,
};

/** The deployments of the scope that a view sets. */
export const inScope = (
  items: Iterable<LiveDeployment>,
  { application, group, environment, source }: BoardView,
) =>
  [...items].filter(
    item =>
      (!application || rowKey(item) === application) &&
      (!group || item.application?.group === group) &&
      (!environment || item.environment === environment) &&
      (!source || item.source === source),
  );

/** The applications of which a deployment is so, each with all of its cells: what a count counts is what its link opens. */
export const rowsThatAre = (
  rows: readonly MatrixRow[],
  show: Show | undefined,
) => (show ? rows.filter(row => deploymentsOf(row).some(IS[show])) : [...rows]);
