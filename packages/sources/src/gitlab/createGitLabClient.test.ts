import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { collect } from '../__testUtils__/servers';
import { createGitLabClient } from './createGitLabClient';
import { GitLabClient } from './types';

const NOW = Date.parse('2026-11-20T16:00:00Z');
const CHECKOUT = 'aurore/commerce/checkout';

let simulators: RunningSimulators;
let client: GitLabClient;
let calls: string[];

beforeAll(async () => {
  simulators = await startSimulators({ now: () => NOW });
});
afterAll(() => simulators.close());

beforeEach(() => {
  calls = [];
  client = createGitLabClient({
    ...simulators.sources.gitlab,
    observe: event => event.type === 'call' && calls.push(event.route),
  });
});
afterEach(async () => {
  simulators.set('gitlab', { state: 'up' });
  await client.close();
});

describe('deployments', () => {
  it('reads deployments page by page to the end, each once, with all fields', async () => {
    const service = simulators.world.find('app-checkout')!;
    const known = simulators.world.deployments(service);

    const all = await collect(client.deployments(CHECKOUT));

    expect(known.length).toBeGreaterThan(100);
    expect(new Set(all.map(({ id }) => id))).toEqual(
      new Set(known.map(({ id }) => id)),
    );
    expect(all).toHaveLength(known.length);
    expect(calls).toHaveLength(Math.ceil(known.length / 100));
    expect(calls[0]).toBe('/api/v4/projects/:id/deployments');
    // What is not read comes along, for the raw store.
    expect(all[0].deployable).toMatchObject({ commit: { parent_ids: [expect.any(String)] } }); // prettier-ignore
  });

  it('reads deployments of a window, last updated first', async () => {
    const window = {
      updatedAfter: '2026-11-02T00:00:00Z',
      updatedBefore: new Date('2026-11-14T00:00:00Z'),
    };

    const all = await collect(client.deployments(CHECKOUT, window));

    const instants = all.map(d => d.updated_at);
    expect(instants.length).toBeGreaterThan(3);
    expect(instants).toEqual([...instants].sort().reverse());
    expect(instants[0] < '2026-11-14').toBe(true);
    expect(instants.at(-1)! > '2026-11-02').toBe(true);
  });

  it('reads failed deployments of an environment', async () => {
    const options = { environment: 'production', status: 'failed' };

    const all = await collect(client.deployments(CHECKOUT, options));

    expect(all.length).toBeGreaterThan(0);
    for (const { environment, status } of all)
      expect([environment.name, status]).toEqual(['production', 'failed']);
  });

  it('fetches deployments only as far as they are read', async () => {
    for await (const _ of client.deployments(CHECKOUT)) break;

    expect(calls).toHaveLength(1);
  });

  it('ends the list when the caller aborts', async () => {
    const caller = new AbortController();
    simulators.set('gitlab', { state: 'slow', delayMs: 5_000 });
    setTimeout(() => caller.abort(), 20);

    await expect(
      collect(client.deployments(CHECKOUT, { signal: caller.signal })),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it('reads pipelines of a branch, and by status', async () => {
  const all = await collect(client.pipelines(CHECKOUT, { ref: 'main' }));
  const failed = await collect(
    client.pipelines(CHECKOUT, {
      status: 'failed',
      updatedAfter: '2026-09-01T00:00:00Z',
    }),
  );

  expect(all.length).toBeGreaterThan(20);
  expect(new Set(all.map(({ ref }) => ref))).toEqual(new Set(['main']));
  expect(new Set(failed.map(({ status }) => status))).toEqual(
    new Set(['failed']),
  );
});

it('reads environments with their tier', async () => {
  const all = await collect(
    client.environments(CHECKOUT, { states: 'available' }),
  );

  expect(all.map(({ name, tier }) => [name, tier])).toEqual([
    ['development', 'development'],
    ['staging', 'staging'],
    ['production', 'production'],
  ]);
});

it('finds a project by its path and by its id', async () => {
  const byPath = await client.project(CHECKOUT);

  expect(byPath.path_with_namespace).toBe(CHECKOUT);
  await expect(client.project(byPath.id)).resolves.toEqual(byPath);
});

it('reads all projects by keyset', async () => {
  const all = await collect(client.projects());

  const ids = all.map(({ id }) => id);
  expect(ids.length).toBe(
    simulators.world.services.filter(({ project }) => project).length,
  );
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
});

describe('refusals of GitLab', () => {
  it('throws a NotFoundError that names the project', async () => {
    await expect(client.project('aurore/nothing')).rejects.toMatchObject({
      name: 'NotFoundError',
      message:
        'GitLab answered 404 to /api/v4/projects/:id: 404 Project Not Found',
    });
  });

  it('throws an upstream error, not a 401, when the token is refused', async () => {
    const stranger = createGitLabClient({
      ...simulators.sources.gitlab,
      token: 'wrong',
    });

    await expect(collect(stranger.projects())).rejects.toMatchObject({
      name: 'UpstreamAnswerError',
      statusCode: 502,
      message: expect.stringMatching(
        /GitLab answered 401 .*401 Unauthorized; check the token/,
      ),
    });
    await stranger.close();
  });
});

describe('the rate limit', () => {
  let limited: RunningSimulators;
  beforeAll(async () => {
    limited = await startSimulators({
      gitLabLimit: { requests: 2, perSeconds: 1 },
    });
  });
  afterAll(() => limited.close());

  it('reports the rate limit, and waits for it', async () => {
    const patient = createGitLabClient(limited.sources.gitlab);
    expect(patient.rateLimit).toBeUndefined();

    const started = Date.now();
    for (let i = 0; i < 5; i++) await patient.project(CHECKOUT);

    expect(Date.now() - started).toBeGreaterThan(900);
    expect(patient.rateLimit).toMatchObject({ limit: 120 });
    expect(patient.rateLimit!.remaining).toBeLessThan(2);
    await patient.close();
  });

  it('throws a RateLimitedError where nobody may wait', async () => {
    const hurried = createGitLabClient({
      ...limited.sources.gitlab,
      rateLimitWaitMs: 0,
    });
    const sendRequests = async () => {
      for (let i = 0; i < 9; i++) await hurried.project(CHECKOUT);
    };

    await expect(sendRequests()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'GitLab answered 429 to /api/v4/projects/:id: Retry later',
    });
    await hurried.close();
  });
});
