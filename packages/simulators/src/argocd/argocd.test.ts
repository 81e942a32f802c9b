import request from 'supertest';
import { RunningSimulators, startSimulators } from '../sources/startSimulators';

let simulators: RunningSimulators;
beforeAll(async () => {
  simulators = await startSimulators();
});
afterAll(() => simulators.close());

const get = (path: string, token = simulators.sources.argocd.token) =>
  request(simulators.url)
    .get(`/argocd${path}`)
    .set('authorization', `Bearer ${token}`);

describe('refusals have the shape of grpc-gateway', () => {
  it('for no token and for a wrong one', async () => {
    const none = await request(simulators.url)
      .get('/argocd/api/v1/applications')
      .expect(401);
    expect(none.body).toEqual({
      error: 'no session information',
      code: 16,
      message: 'no session information',
    });
    const wrong = await get('/api/v1/applications', 'x').expect(401);
    expect(wrong.body).toMatchObject({ code: 16 });
  });

  it.each([
    ['/api/v1/applications/nothing', 403, 7, 'permission denied'],
    [
      '/api/v1/applications/nothing?project=team',
      404,
      5,
      'applications.argoproj.io "nothing" not found',
    ],
    ['/api/v1/nothing', 404, 5, 'Not Found'],
  ])('for %s', async (path, status, code, message) => {
    const { body } = await get(path).expect(status);
    expect(body).toEqual({ error: message, code, message });
  });
});

it('says its version to all', async () => {
  const { body } = await request(simulators.url).get('/argocd/api/version');
  expect(body).toEqual({ Version: expect.stringMatching(/^v3\./) });
});

it('has an application per environment, and selects by label, name and project', async () => {
  const names = async (query: string) => {
    const { body } = await get(`/api/v1/applications?${query}`).expect(200);
    return body.items.map(
      ({ metadata }: { metadata: { name: string } }) => metadata.name,
    );
  };

  expect(
    await names(
      'selector=app.kubernetes.io/part-of%3Dcheckout,environment!%3Dproduction',
    ),
  ).toEqual(['checkout-development', 'checkout-staging']);
  expect(await names('name=checkout')).toEqual(['checkout']);
  expect(await names('projects=team-checkout')).toContain('payment-staging');
  expect(await names('project=nobody')).toEqual([]);
});

it('agrees with GitLab on what runs where', async () => {
  const { body } = await get('/api/v1/applications/checkout').expect(200);
  const gitlab = await request(simulators.url)
    .get('/gitlab/api/v4/projects/aurore%2Fcommerce%2Fcheckout/deployments')
    .query({ environment: 'production', order_by: 'id', sort: 'desc' })
    .set('private-token', simulators.sources.gitlab.token)
    .expect(200);

  const history = body.status.history.map(
    (h: { revision: string }) => h.revision,
  );
  const succeeded = gitlab.body
    .filter((d: { status: string }) => d.status === 'success')
    .map((d: { sha: string }) => d.sha);
  expect(history).toHaveLength(10);
  for (const sha of succeeded.slice(0, 5)) expect(history).toContain(sha);
  expect(body.status.operationState.syncResult.revision).toBe(
    gitlab.body[0].sha,
  );
});

describe('an application that was deployed past GitLab', () => {
  it('is new in Argo CD only, and Degraded when it does not work', async () => {
    const service = simulators.world.find('app-payment')!;
    const { commit } = simulators.world.deploy(service, {
      environment: 'production',
      outcome: 'degraded',
      past: true,
      durationMs: 100,
      user: 'nina.faure',
    });
    await new Promise(done => setTimeout(done, 300));

    const { body } = await get('/api/v1/applications/payment').expect(200);
    const gitlab = await request(simulators.url)
      .get('/gitlab/api/v4/projects/aurore%2Fcommerce%2Fpayment/deployments')
      .query({ sort: 'desc' })
      .set('private-token', simulators.sources.gitlab.token)
      .expect(200);

    expect(body.status).toMatchObject({
      sync: { status: 'Synced', revision: commit.sha },
      health: { status: 'Degraded' },
      operationState: {
        phase: 'Succeeded',
        operation: { initiatedBy: { username: 'nina.faure' } },
      },
    });
    expect(gitlab.body[0].sha).not.toBe(commit.sha);
  });

  it('keeps what ran when it is refused', async () => {
    const service = simulators.world.find('app-search')!;
    const before = simulators.applications.get('search')!;
    const { commit } = simulators.world.deploy(service, {
      environment: 'production',
      outcome: 'refused',
      past: false,
      durationMs: 100,
      user: 'engineer',
    });
    await new Promise(done => setTimeout(done, 300));

    const { status } = simulators.applications.get('search')!;
    expect(status.sync).toMatchObject({
      status: 'OutOfSync',
      revision: commit.sha,
    });
    expect(status.operationState.phase).toBe('Failed');
    expect(status.summary.images).toEqual(before.status.summary.images);
  });
});

it('streams JSON lines, without heartbeats, to clients that do not accept an event stream', async () => {
  const client = new AbortController();
  const response = await fetch(
    `${simulators.url}/argocd/api/v1/stream/applications?name=checkout`,
    {
      headers: { authorization: `Bearer ${simulators.sources.argocd.token}` },
      signal: client.signal,
    },
  );
  const { value } = await response.body!.getReader().read();
  client.abort();

  const lines = new TextDecoder().decode(value).trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0])).toMatchObject({
    result: { type: 'ADDED', application: { metadata: { name: 'checkout' } } },
  });
});
