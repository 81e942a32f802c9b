import {
  BoardChange,
  BoardSources,
  LiveAttribution,
  LiveBoard,
  LiveDeployment,
  LiveSource,
} from '@rosetta/contracts/monitoring';
import { LiveEvent } from '@rosetta/plugin-rosetta-core-react/client';

export interface BoardFeed {
  /** By id; undefined until the first snapshot. */
  items?: ReadonlyMap<string, LiveDeployment>;
  sources: LiveSource[];
  /** The référentiel is missing: whose things are is not known, or from before. */
  attribution?: LiveAttribution;
}

export const EMPTY: BoardFeed = { sources: [] };

const byId = (items: readonly LiveDeployment[]) =>
  new Map(items.map(item => [item.id, item]));

/** Says of each item whether its source still answers. */
const marked = (
  items: ReadonlyMap<string, LiveDeployment>,
  sources: readonly LiveSource[],
) => {
  const silent = new Set(
    sources.filter(({ state }) => state !== 'ok').map(({ name }) => name),
  );
  return byId(
    [...items.values()].map(item => {
      const stale = silent.has(item.source) || item.problem !== undefined;
      return item.stale === stale ? item : { ...item, stale };
    }),
  );
};

/** The board after one event of its stream. */
export const applyEvent = (
  feed: BoardFeed | undefined = EMPTY,
  { event, data }: LiveEvent,
): BoardFeed => {
  const { items = byId([]) } = feed;
  switch (event) {
    case 'snapshot': {
      const { items: all, sources, attribution } = LiveBoard.parse(data);
      return { ...feed, items: byId(all), sources, attribution };
    }
    case 'change': {
      const change = BoardChange.parse(data);
      const next = new Map(items);
      for (const id of change.removed) next.delete(id);
      for (const item of change.items) next.set(item.id, item);
      return { ...feed, items: next };
    }
    case 'sources': {
      const { sources, attribution } = BoardSources.parse(data);
      return { ...feed, items: marked(items, sources), sources, attribution };
    }
    default:
      return feed;
  }
};
