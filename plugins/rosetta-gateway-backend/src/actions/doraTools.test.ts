import {
  getDora,
  listDoraDeployments,
  listDoraIncidents,
  listDoraMergeRequests,
} from '@rosetta/contracts/monitoring';
import { getApplication } from '@rosetta/contracts/ref';
import { doraTools } from './doraTools';

const [explain] = doraTools;
const METRICS = ['deploymentFrequency', 'leadTime', 'changeFailureRate', 'recoveryTime', 'reworkRate']; // prettier-ignore

const run = async (input: object, count = 1) => {
  const asked: [unknown, any][] = [];
  const call = async (...args: [unknown, any]) => {
    asked.push(args);
    const total = { metrics: Object.fromEntries(METRICS.map(name => [name, { of: name, count }])) }; // prettier-ignore
    return { from: '2024-09-01', to: '2024-10-01', published: {}, total, items: ['a row'], nextCursor: 'more' }; // prettier-ignore
  };
  const answer = await explain.run(explain.input.parse(input) as never, call as never); // prettier-ignore
  return { answer, asked, routes: asked.map(([route]) => route) };
};

describe('explain-dora-figure', () => {
  it.each([
    [{ metric: 'deploymentFrequency' }, listDoraDeployments, 'deployments', { metric: 'deploymentFrequency' }],
    [{ metric: 'leadTime' }, listDoraMergeRequests, 'mergeRequests', { state: 'deployed' }],
    [{ metric: 'changeFailureRate' }, listDoraDeployments, 'deployments', { metric: 'changeFailureRate' }],
    [{ metric: 'recoveryTime' }, listDoraDeployments, 'deployments', { metric: 'recoveryTime' }],
    [{ metric: 'recoveryTime', definition: '2021' }, listDoraIncidents, 'incidents', { metric: 'recoveryTime', definition: '2021' }],
    [{ metric: 'reworkRate' }, listDoraDeployments, 'deployments', { metric: 'reworkRate' }],
  ])('answers the figure and the rows of %j in one scope', async (input: { metric: string; definition?: string }, rows, list, query) => {
    const scope = { application: 'app-shop', from: '2024-09-01', to: '2024-10-01' };
    const { answer, asked } = await run({ ...input, ...scope, limit: 5 });
    expect(answer).toMatchObject({ metric: input.metric, figure: { of: input.metric }, [list]: ['a row'], nextCursor: 'more' });
    expect(asked.map(([route]) => route)).toEqual([getDora, rows]);
    expect(asked[0][1].query).toMatchObject({ ...scope, definition: input.definition ?? '2023' });
    expect(asked[1][1].query).toEqual({ ...scope, ...query, limit: 5 });
  }); // prettier-ignore

  it('asks whether an application without rows is there at all', async () => {
    const input = { metric: 'leadTime', application: 'app-shop' };
    expect((await run(input, 0)).routes).toContain(getApplication);
    expect((await run(input)).routes).not.toContain(getApplication);
  });

  it('refuses a figure that there is none of', () => {
    expect(explain.input.safeParse({ metric: 'speed' }).success).toBe(false);
    expect(explain.input.safeParse({}).success).toBe(false);
  });
});
