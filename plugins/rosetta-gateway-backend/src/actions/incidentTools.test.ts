import {
  getChangeGate,
  listIncidents,
  listSuspects,
} from '@rosetta/contracts/monitoring';
import { getApplication } from '@rosetta/contracts/ref';
import { gateTools } from './gateTools';
import { incidentTools } from './incidentTools';
import { Tool } from './defineTool';

const [incidents, suspects] = incidentTools;
const [gate] = gateTools;

const askedBy = async (tool: Tool, input: object, items: unknown[] = []) => {
  const asked: unknown[] = [];
  const call = async (...args: unknown[]) => {
    asked.push(args);
    return { items };
  };
  await tool.run(tool.input.parse(input), call as never);
  return asked;
};

describe('incidentTools', () => {
  it('asks for two hours before an incident of ServiceNow, unless told otherwise', async () => {
    const params = { source: 'servicenow', incident: 'i1' };
    expect(await askedBy(suspects, { incident: 'i1' })).toEqual([
      [listSuspects, { params, query: { hours: 2 } }],
    ]);
    expect(await askedBy(suspects, { incident: 'i1', hours: 24 })).toEqual([
      [listSuspects, { params, query: { hours: 24 } }],
    ]);
    for (const hours of [0, 73])
      expect(suspects.input.safeParse({ incident: 'i1', hours }).success).toBe(false); // prettier-ignore
  });

  it('asks whether an application without incidents is there at all', async () => {
    const input = { application: 'app-shop', open: 'true', limit: 5 };
    expect(await askedBy(incidents, input, ['one'])).toEqual([
      [listIncidents, { query: input }],
    ]);
    expect(await askedBy(incidents, input)).toContainEqual([
      getApplication,
      { params: { id: 'app-shop' } },
    ]);
  });
});

describe('gateTools', () => {
  it('asks for the change that is to be carried out', async () => {
    const input = { application: 'app-shop', change: 'CHG1' };
    expect(await askedBy(gate, input)).toEqual([
      [getChangeGate, { params: { app: 'app-shop' }, query: { change: 'CHG1' } }], // prettier-ignore
    ]);
    expect(gate.input.safeParse({}).success).toBe(false);
  });
});
