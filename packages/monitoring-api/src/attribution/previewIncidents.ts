import { MovedIncidents } from '@rosetta/contracts/attribution';
import { AttributedIncidentReadModel } from '@rosetta/monitoring-mart';
import { Knex } from 'knex';
import { movesBetween } from './holders';
import { Previewed } from './identifiersOf';

/** Adds up incidents that change hands; those whose items are not known are counted. */
export const previewIncidents = async (
  db: Knex,
  { since, before, after, items, touched }: Previewed,
): Promise<{ incidents: MovedIncidents[]; incidentsNotKnown: number }> => {
  const found = await new AttributedIncidentReadModel(db).list(since, {
    items,
    applications: touched,
  });
  const sums = new Map<string, MovedIncidents>();
  for (const { items: named, openedAt, counts, open } of found) {
    if (!named?.length) continue;
    const moves = movesBetween(
      before.ofItems(named, openedAt),
      after.ofItems(named, openedAt),
    );
    for (const move of moves) {
      const key = JSON.stringify(move);
      const sum = sums.get(key) ?? { ...move, incidents: 0, counted: 0, open: 0, last: openedAt }; // prettier-ignore
      sums.set(key, {
        ...sum,
        incidents: sum.incidents + 1,
        counted: sum.counted + Number(counts),
        open: sum.open + Number(open),
        last: openedAt > sum.last ? openedAt : sum.last,
      });
    }
  }
  return {
    incidents: [...sums.values()].sort((a, b) => b.incidents - a.incidents),
    incidentsNotKnown: found.filter(({ items: named }) => !named?.length).length, // prettier-ignore
  };
};
