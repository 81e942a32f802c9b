import { median } from './median';
import {
  PORTALS,
  PortalBenchResult,
  PortalName,
  Visit,
  VisitKind,
} from './result';

/** A visit of each portal, one right after the other. */
export type Round = Record<PortalName, Record<VisitKind, Visit>>;

const KINDS: readonly VisitKind[] = ['cold', 'warm'];

const medianVisit = (visits: readonly Visit[]): Visit => ({
  contentMs: median(visits.map(({ contentMs }) => contentMs)),
  requests: median(visits.map(({ requests }) => requests)),
  bytes: median(visits.map(({ bytes }) => bytes)),
});

const byKind = <T>(of: (kind: VisitKind) => T) =>
  Object.fromEntries(KINDS.map(kind => [kind, of(kind)])) as Record<
    VisitKind,
    T
  >;

/**
 * Medians of rounds. The ratio is the median of those of the rounds: what else the machine does falls
 * on both portals of a round alike.
 */
export const summarize = (
  rounds: readonly Round[],
): Pick<PortalBenchResult, 'portals' | 'ratio'> => ({
  portals: Object.fromEntries(
    PORTALS.map(name => [
      name,
      byKind(kind => medianVisit(rounds.map(round => round[name][kind]))),
    ]),
  ) as PortalBenchResult['portals'],
  ratio: byKind(kind =>
    median(
      rounds.map(
        ({ rosetta, stock }) => rosetta[kind].contentMs / stock[kind].contentMs,
      ),
    ),
  ),
});
