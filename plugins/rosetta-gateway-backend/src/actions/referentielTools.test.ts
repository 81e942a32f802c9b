import {
  createChangeRequest,
  listChangeRequests,
  listGroups,
  listPivots,
} from '@rosetta/contracts/ref';
import { referentielTools } from './referentielTools';

const [groups, pivots, requests, , propose] = referentielTools;

const CHANGE = { op: 'delete', kind: 'pivot', id: 'pivot-shop' };
const DRAFT = { title: 'End it', reason: 'It is gone', changes: [CHANGE] };

describe('referentielTools', () => {
  it.each([
    [groups, listGroups, 'query', { limit: 10 }],
    [pivots, listPivots, 'query', { type: 'gitlab:project', value: 'a/shop' }],
    [requests, listChangeRequests, 'query', { awaiting: 'me' }],
    [propose, createChangeRequest, 'body', DRAFT],
  ])(
    'asks the route of $name what it was asked',
    async (tool, route, part, input) => {
      const asked: unknown[] = [];
      const call = async (...args: unknown[]) => asked.push(args);
      const given = tool.input.parse(input);
      await tool.run(given, call as never);
      expect(asked).toEqual([[route, { [part]: given }]]);
      expect(given).toMatchObject(input);
    },
  );

  it('proposes no more than a person can read, and erases nothing', () => {
    const many = { ...DRAFT, changes: Array(101).fill(CHANGE) };
    expect(propose.input.safeParse(many).success).toBe(false);
    const erase = { ...DRAFT, changes: [{ ...CHANGE, op: 'erase' }] };
    expect(propose.input.safeParse(erase).success).toBe(false);
  });
});
