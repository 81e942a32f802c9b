import { Happening, HappeningKind } from './happenings';

/** From what hurts to what may have caused it. */
export const LANES: readonly HappeningKind[] = [
  'incident',
  'burn',
  'problem',
  'anomaly',
  'change',
  'deployment',
];

/** Where an item stands in its lane, in per cent of the window. */
export interface Mark {
  item: Happening;
  left: number;
  width: number;
}

export interface Lane {
  kind: HappeningKind;
  marks: Mark[];
}

/** What has no end goes on to the end of the window. Pure. */
export const toLanes = (
  items: readonly Happening[],
  window: { from: string; to: string },
  kinds: readonly HappeningKind[] = LANES,
): Lane[] => {
  const begin = Date.parse(window.from);
  const length = Date.parse(window.to) - begin;
  const place = (at: string) =>
    Math.max(0, Math.min(100, ((Date.parse(at) - begin) / length) * 100));
  return kinds.map(kind => ({
    kind,
    marks: items
      .filter(item => item.kind === kind)
      .map(item => {
        const left = place(item.at);
        const right = item.until ? place(item.until) : 100;
        return { item, left, width: Math.max(0, right - left) };
      }),
  }));
};
