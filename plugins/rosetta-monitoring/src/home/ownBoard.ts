import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { Level, LEVELS, levelOf, rankOf } from '../board/severity';
import { Board } from '../board/useBoard';

/** What runs of each application, by its id. */
export type OwnDeployments = ReadonlyMap<string, readonly LiveDeployment[]>;

export const byApplication = (
  items: NonNullable<Board['items']>,
): OwnDeployments =>
  Map.groupBy(
    [...items.values()].filter(({ application }) => application),
    ({ application }) => application!.id,
  );

/**
 * Whether what is not on the board is not deployed: not while a source has never answered, or
 * nobody says whose what runs is.
 */
export const isWhole = ({ sources, attribution }: Board) =>
  attribution?.state !== 'unknown' &&
  sources.every(({ asOf }) => asOf !== null);

/** The lowest is worst: by production, then by the other environments; what is not deployed comes last. */
export const rankDeployments = (
  deployments: readonly LiveDeployment[] = [],
) => {
  if (!deployments.length) return LEVELS.length * LEVELS.length;
  const production = deployments.filter(each => each.production);
  const rank = production.length ? rankOf(production) : LEVELS.length - 1;
  return Math.min(
    // What fails elsewhere comes before what is well here, and after what fails here.
    rank * LEVELS.length,
    rankOf(deployments) * LEVELS.length + 1,
  );
};

/** An error budget that is used up, or burns, is as bad as what fails in production. */
export const rankApplication = (
  deployments: readonly LiveDeployment[] | undefined,
  spent: readonly unknown[] = [],
) => (spent.length ? 0 : rankDeployments(deployments));

/** The newest deployment to production. */
export const findLastInProduction = (
  deployments: readonly LiveDeployment[] = [],
) =>
  deployments
    .filter(({ production, deployedAt }) => production && deployedAt)
    .toSorted((a, b) => b.deployedAt!.localeCompare(a.deployedAt!))
    .at(0);

/** How many applications are so in all. */
export const countByLevel = (
  own: readonly (readonly LiveDeployment[])[],
): ReadonlyMap<Level, number> =>
  new Map(
    [...Map.groupBy(own, levelOf)].map(([level, found]) => [
      level,
      found.length,
    ]),
  );
