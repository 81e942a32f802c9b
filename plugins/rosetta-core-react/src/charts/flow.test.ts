import { FlowPart, flowOf } from './flow';

const part = (steps: string[], amount: string, kind = 'direct'): FlowPart => ({
  id: [...steps, kind].join(' '),
  steps: steps.map(key => ({ key, label: key })),
  amount,
  kind,
});

describe('flowOf', () => {
  it('adds up the bands between two nodes of one kind, and what goes through each node', () => {
    const { nodes, links, credits } = flowOf([
      part(['aws', 'compute', 'shop'], '0.1'),
      part(['aws', 'compute', 'web'], '0.2'),
      part(['aws', 'compute', 'unallocated'], '0.3', 'unallocated'),
    ]);
    expect(nodes.map(({ key, amount }) => [key, amount])).toEqual([
      ['aws', '0.6'],
      ['compute', '0.6'],
      ['shop', '0.1'],
      ['web', '0.2'],
      ['unallocated', '0.3'],
    ]);
    expect(
      links.map(({ source, target, kind, amount }) => [source, target, kind, amount]), // prettier-ignore
    ).toEqual([
      [0, 1, 'direct', '0.3'],
      [1, 2, 'direct', '0.1'],
      [1, 3, 'direct', '0.2'],
      [0, 1, 'unallocated', '0.3'],
      [1, 4, 'unallocated', '0.3'],
    ]);
    expect(credits).toBe('0');
  });

  it('leaves credits out of the bands, and says what they add up to', () => {
    const { nodes, charges, credits, total } = flowOf([
      part(['aws', 'compute', 'shop'], '1'),
      part(['aws', 'refund', 'shop'], '-0.25'),
    ]);
    expect(nodes.map(({ key }) => key)).toEqual(['aws', 'compute', 'shop']);
    expect([charges, credits, total]).toEqual(['1', '-0.25', '0.75']);
  });

  it('keeps two columns apart that have a node of one name', () => {
    const { nodes } = flowOf([part(['others', 'others', 'others'], '1')]);
    expect(nodes).toHaveLength(3);
  });
});
