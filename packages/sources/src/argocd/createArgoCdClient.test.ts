import { setTimeout as sleep } from 'node:timers/promises';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { createArgoCdClient } from './createArgoCdClient';
import { ArgoCdChange } from './schemas';
import { ArgoCdClient } from './types';

let simulators: RunningSimulators;
let client: ArgoCdClient;

beforeAll(async () => {
  simulators = await startSimulators({ heartbeatMs: 50 });
});
afterAll(() => simulators.close());
beforeEach(() => {
  simulators.set('argocd', { state: 'up' });
  client = createArgoCdClient(simulators.sources.argocd);
});
afterEach(() => client.close());

const deploy = (outcome: 'success' | 'degraded' = 'success') =>
  simulators.world.deploy(simulators.world.find('app-checkout')!, {
    environment: 'production',
    outcome,
    past: false,
    durationMs: 200,
    user: 'engineer',
  });

/** The first change of an application that satisfies a condition. */
async function nextChange(
  changes: AsyncIterator<ArgoCdChange>,
  name: string,
  wanted: (change: ArgoCdChange) => boolean,
): Promise<ArgoCdChange> {
  for (;;) {
    const { value, done } = await changes.next();
    if (done) throw new Error('the stream ended');
    if (value.application.metadata.name === name && wanted(value)) return value;
  }
}

it('lists applications with sync, health, images and history', async () => {
  const all = await client.applications();

  const names = all.map(({ metadata }) => metadata.name);
  expect(names).toEqual([...names].sort());
  expect(names).toEqual(
    expect.arrayContaining(['checkout', 'checkout-staging']),
  );
  const { status, spec } = all.find(a => a.metadata.name === 'checkout')!;
  const { sha } = simulators.world
    .deployments(simulators.world.find('app-checkout')!)
    .findLast(d => d.environment === 'production')!.commit;
  expect(status?.sync?.revision).toBe(sha);
  expect(status?.history?.length).toBe(10);
  expect(status?.summary?.images?.[0]).toMatch(
    /^registry\.aurore\.example\/aurore\/commerce\/checkout:[0-9a-f]{8}$/,
  );
  expect(spec.syncPolicy).toBeDefined();
});

it('reads one application, and throws for a missing one as for a secret one', async () => {
  const { metadata } = await client.application('checkout-staging');
  expect(metadata.labels).toMatchObject({ environment: 'staging' });

  await expect(client.application('nothing')).rejects.toMatchObject({
    name: 'UpstreamAnswerError',
    message:
      'Argo CD answered 403 to /api/v1/applications/{name}: permission denied; the token may not read this',
  });
});

it('names a token that is not accepted', async () => {
  const stranger = createArgoCdClient({
    ...simulators.sources.argocd,
    token: 'x',
  });

  await expect(stranger.applications()).rejects.toThrow(
    'Argo CD answered 401 to /api/v1/applications: invalid session: token signature is invalid; check the token',
  );
  await stranger.close();
});

describe('watch', () => {
  it('begins with all applications, and goes on with changes', async () => {
    const changes = client.watch()[Symbol.asyncIterator]();
    const listed = (await client.applications()).length;
    const added: string[] = [];
    for (let i = 0; i < listed; i++)
      added.push((await changes.next()).value.type);
    expect(new Set(added)).toEqual(new Set(['ADDED']));

    const { commit } = deploy('degraded');

    const { application: running } = await nextChange(
      changes,
      'checkout',
      ({ application }) =>
        application.status?.operationState?.phase === 'Running',
    );
    expect(running.status?.health?.status).toBe('Progressing');
    expect(running.status?.sync?.revision).toBe(commit.sha);
    const { application: ended } = await nextChange(
      changes,
      'checkout',
      ({ application }) => application.status?.health?.status === 'Degraded',
    );
    expect(Number(ended.metadata.resourceVersion)).toBeGreaterThan(
      Number(running.metadata.resourceVersion),
    );
    await changes.return?.();
  });

  it('yields only changes that are as new as the given version', async () => {
    const changes = client
      .watch({ resourceVersion: simulators.applications.resourceVersion })
      [Symbol.asyncIterator]();
    const first = changes.next();
    await sleep(100);

    deploy();

    expect((await first).value.type).toBe('MODIFIED');
    await changes.return?.();
  });

  it('survives a quiet time by its heartbeats', async () => {
    const changes = client
      .watch({
        resourceVersion: simulators.applications.resourceVersion,
        idleTimeoutMs: 1_100,
      })
      [Symbol.asyncIterator]();
    const first = changes.next();
    await sleep(1_500);

    deploy();

    expect((await first).value.type).toBe('MODIFIED');
    await changes.return?.();
  });

  it('throws when Argo CD goes down', async () => {
    const changes = client.watch()[Symbol.asyncIterator]();
    await changes.next();

    simulators.set('argocd', { state: 'down', as: 'reset' });

    await expect(
      nextChange(changes, 'nobody', () => false),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('Argo CD cannot be reached'),
    });
  });

  it('ends when the caller aborts, and closes the connection', async () => {
    const caller = new AbortController();
    const changes = client
      .watch({ signal: caller.signal })
      [Symbol.asyncIterator]();
    await changes.next();

    caller.abort();

    await expect(
      nextChange(changes, 'nobody', () => false),
    ).rejects.toMatchObject({ name: 'AbortError' });
    await sleep(50);
    expect(simulators.applications.listenerCount('changed')).toBe(0);
  });

  it('closes the connection when the caller stops reading', async () => {
    for await (const _ of client.watch()) break;

    await sleep(50);
    expect(simulators.applications.listenerCount('changed')).toBe(0);
  });
});
