import {
  PIVOT_TYPES,
  PivotToFind,
  PivotSightings,
  PublishedRunReadModel,
} from '@rosetta/finops-mart';
import { Knex } from 'knex';

const MONTHS = 3;
const TYPES: readonly string[] = PIVOT_TYPES;

/** Which pivots the charges of the last published months name; null of a type that bills do not name. */
export const findPivotsSeen = async (
  db: Knex,
  pivots: readonly PivotToFind[],
) => {
  const published = new PublishedRunReadModel(db);
  const runs = (await published.list())
    .filter(({ retained }) => retained)
    .slice(-MONTHS);
  if (runs.length === 0) return { since: null, seen: pivots.map(() => null) };
  const seen = await new PivotSightings(db).find(runs, pivots);
  await published.assertRetained(runs);
  return {
    since: `${runs[0].period}-01T00:00:00.000Z`,
    seen: pivots.map(({ type }, index) =>
      TYPES.includes(type) ? seen[index] : null,
    ),
  };
};
