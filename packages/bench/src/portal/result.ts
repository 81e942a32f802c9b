export const PORTALS = ['rosetta', 'stock'] as const;
export type PortalName = (typeof PORTALS)[number];

/** One visit of a page. */
export interface Visit {
  /** Milliseconds from the navigation until its first content is there. */
  contentMs: number;
  /** Requests until then, and their bytes as they came over the network. */
  requests: number;
  bytes: number;
}

/** With nothing in the browser's cache, and with what the visit before left there. */
export type VisitKind = 'cold' | 'warm';

export interface PortalBenchResult {
  path: string;
  rounds: number;
  /** Medians. */
  portals: Record<PortalName, Record<VisitKind, Visit>>;
  /** Time to the first content of Rosetta's portal, per that of the stock one in the same round. */
  ratio: Record<VisitKind, number>;
}
