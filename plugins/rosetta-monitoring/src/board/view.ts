import {
  DeploymentSource,
  LiveDeployment,
} from '@rosetta/contracts/monitoring';
import { z } from 'zod';
import { needsAttention } from './matrix';

/** What the board is set to, in its address. */
export const BoardUrl = z.object({
  group: z.string().min(1),
  environment: z.string().min(1),
  source: DeploymentSource,
  show: z.enum(['attention', 'unknown']),
});
export type BoardView = {
  [K in keyof z.output<typeof BoardUrl>]?: z.output<typeof BoardUrl>[K];
};

/** The items that a view asks for. */
export const shown = (
  items: Iterable<LiveDeployment>,
  { group, environment, source, show }: BoardView,
) =>
  [...items].filter(
    item =>
      (!group || item.application?.group === group) &&
      (!environment || item.environment === environment) &&
      (!source || item.source === source) &&
      (show !== 'attention' || needsAttention(item)) &&
      (show !== 'unknown' || item.application === null),
  );
