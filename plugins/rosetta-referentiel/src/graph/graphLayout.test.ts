import { layOutGraph } from './graphLayout';

const graphOf = (...arrows: string[]) => {
  const edges = arrows.map(arrow => {
    const [from, to] = arrow.split('>');
    return { id: arrow, from, type: 'depends-on', to };
  });
  const ids = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = [...ids].map(id => ({ id, name: id }));
  return { nodes, edges } as never;
};

const placesOf = (root: string, ...arrows: string[]) =>
  layOutGraph(root, graphOf(...arrows)).nodes.map(
    ({ id, column, row }) => `${id} ${column}/${row}`,
  );

describe('layOutGraph', () => {
  it('puts what depends on the root to its left, and what it depends on to its right, by name', () => {
    expect(placesOf('b', 'a>b', 'b>d', 'b>c', 'c>e').sort()).toEqual(['a 0/0.5', 'b 1/0.5', 'c 2/0', 'd 2/1', 'e 3/0.5']); // prettier-ignore
  });

  it('ends in a cycle, and places each once', () => {
    expect(placesOf('a', 'a>b', 'b>c', 'c>a', 'a>a').sort()).toEqual(['a 1/0', 'b 2/0', 'c 0/0']); // prettier-ignore
  });

  it('places an application that has no relation', () => {
    expect(
      layOutGraph('a', { nodes: [{ id: 'a', name: 'A' }], edges: [] } as never),
    ).toEqual({
      columns: 1,
      rows: 1,
      nodes: [{ id: 'a', name: 'A', column: 0, row: 0 }],
    });
  });
});
