import { RouteAnswer } from '@rosetta/contracts';
import { getGraph } from '@rosetta/contracts/ref';

export type Graph = RouteAnswer<typeof getGraph>;

export interface PlacedNode {
  id: string;
  name: string;
  /** From 0 for what stands on most, leftmost. */
  column: number;
  /** From 0, the top; halves where a column has fewer than the highest one. */
  row: number;
}

export interface GraphLayout {
  nodes: PlacedNode[];
  columns: number;
  rows: number;
}

/** How far each node is to the right of the root: an edge leads one to the right. The shortest way counts, so a cycle ends. */
const findLevels = (root: string, edges: Graph['edges']) => {
  const levels = new Map([[root, 0]]);
  const queue = [root];
  for (const id of queue)
    for (const { from, to } of edges) {
      const [next, step] = from === id ? [to, 1] : [from, -1];
      if ((from !== id && to !== id) || levels.has(next)) continue;
      levels.set(next, levels.get(id)! + step);
      queue.push(next);
    }
  return levels;
};

/** What depends on the root to its left, what it depends on to its right; each column by name. */
export const layOutGraph = (
  root: string,
  { nodes, edges }: Graph,
): GraphLayout => {
  const levels = findLevels(root, edges);
  const reached = nodes.filter(({ id }) => levels.has(id));
  const first = Math.min(...levels.values());
  const columns = Map.groupBy(
    reached.toSorted((a, b) => a.name.localeCompare(b.name)),
    ({ id }) => levels.get(id)! - first,
  );
  const rows = Math.max(...[...columns.values()].map(({ length }) => length));
  return {
    columns: Math.max(...columns.keys()) + 1,
    rows,
    nodes: [...columns].flatMap(([column, found]) =>
      found.map(({ id, name }, index) => ({
        id,
        name,
        column,
        row: index + (rows - found.length) / 2,
      })),
    ),
  };
};
