import { once } from 'node:events';
import { createServer, get, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  LiveBoard,
  LiveDeployment,
  LiveSource,
} from '@rosetta/contracts/monitoring';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

interface Event {
  id: string;
  event: string;
  data: any;
}

/** A page that listens. */
class Listener {
  readonly events: Event[] = [];
  #close = () => {};

  async open(server: Server, lastEventId?: string) {
    const { port } = server.address() as AddressInfo;
    const request = get(`http://127.0.0.1:${port}/v1/deployments/live`, {
      headers: {
        accept: 'text/event-stream',
        authorization: 'Bearer Rosetta_User',
        ...(lastEventId && { 'last-event-id': lastEventId }),
      },
    });
    const [answer] = await once(request, 'response');
    this.#close = () => answer.destroy();
    let next: Partial<Event> = {};
    createInterface(answer).on('line', line => {
      const [, field, value] = /^(\w+): (.*)$/.exec(line) ?? [];
      if (field === 'data') {
        this.events.push({ ...next, data: JSON.parse(value) } as Event);
        next = {};
      } else if (field) next = { ...next, [field]: value };
    });
    return this;
  }

  async until(found: (event: Event) => boolean): Promise<Event> {
    const end = Date.now() + 15_000;
    while (Date.now() < end) {
      const event = this.events.find(found);
      if (event) return event;
      await delay(20);
    }
    throw new Error(`not among ${JSON.stringify(this.events).slice(0, 2_000)}`);
  }

  close() {
    this.#close();
  }
}

describe('the live board', () => {
  let simulators: RunningSimulators;
  let service: TestService;
  let server: Server;
  const listeners: Listener[] = [];
  const until = async (isSo: () => Promise<boolean>, seconds = 30) => {
    const end = Date.now() + seconds * 1_000;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`not so within ${seconds} s`);
      await delay(100);
    }
  };
  const board = async (): Promise<LiveBoard> =>
    (await service.get('/v1/deployments/live').expect(200)).body;
  const readSource = async (name: string): Promise<LiveSource> =>
    (await board()).sources.find(source => source.name === name)!;
  const shop = () =>
    simulators.world.services.find(each => each.project && each.inArgoCd)!;

  beforeEach(async () => {
    simulators = await startSimulators();
    const content = createReferentiel([
      {
        id: 'app-shop',
        group: 'grp-shop',
        pivots: [
          ['gitlab:project', shop().project!.path],
          ['argocd:app', shop().name],
        ],
      },
    ]);
    service = await createTestService(databases, simulators.sources, content);
    server = createServer(service.app).listen(0, '127.0.0.1');
    await until(async () => {
      const { items, sources } = await board();
      return items.some(({ source, application }) => source === 'gitlab' && application) && sources.every(({ state }) => state === 'ok');
    });
  }); // prettier-ignore
  afterEach(async () => {
    for (const listener of listeners.splice(0)) listener.close();
    server.closeAllConnections();
    server.close();
    await service.stop();
    await simulators.close();
  });

  const listenFrom = async (lastEventId?: string) => {
    const listener = await new Listener().open(server, lastEventId);
    listeners.push(listener);
    return listener;
  };
  const deploy = () =>
    simulators.world.deploy(shop(), {
      environment: 'production',
      outcome: 'success',
      past: true,
      durationMs: 200,
      user: 'jane',
    });

  it('shows every application by environment with its owner, and leaves out nothing without a pivot', async () => {
    const { items } = await board();
    expect(items.find(({ externalName }) => externalName === shop().name)).toMatchObject({
      application: { id: 'app-shop', group: 'grp-shop' },
      source: 'argocd',
      environment: 'production',
      production: true,
      stale: false,
      revision: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect(items.some(({ application }) => application === null)).toBe(true);
    const { body } = await service.get('/v1/applications/app-shop/deployments/live').expect(200);
    expect(body.items.map((item: { source: string }) => item.source)).toEqual(
      expect.arrayContaining(['argocd', 'gitlab']),
    );
    expect(body.items.every((item: LiveDeployment) => item.application?.id === 'app-shop')).toBe(true);
  }); // prettier-ignore

  it('lists the newest pipelines of an application', async () => {
    const path = '/v1/applications/app-shop/pipelines/live';
    const { body } = await service.get(path).expect(200);
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.items[0]).toMatchObject({
      application: { id: 'app-shop' },
      project: shop().project!.path,
      stale: false,
    });
    expect(body.sources).toMatchObject([{ name: 'gitlab', state: 'ok' }]);
    simulators.set('gitlab', { state: 'down', as: '503' });
    await delay(3_100);
    await service.get(path);
    await until(async () => (await service.get(path)).body.sources[0].state === 'down'); // prettier-ignore
    const after = (await service.get(path).expect(200)).body;
    expect(after.items).toHaveLength(body.items.length);
    expect(after.items[0].stale).toBe(true);
  });

  it('sends listeners a snapshot, then changes at once', async () => {
    const listener = await listenFrom();
    const first = await listener.until(({ event }) => event === 'snapshot');
    expect(LiveBoard.parse(first.data).items.length).toBeGreaterThan(2);
    const { commit } = deploy();
    const change = await listener.until(
      ({ event, data }) =>
        event === 'change' &&
        data.items.some((item: LiveDeployment) => item.revision === commit.sha),
    );
    expect(Number(change.id)).toBeGreaterThan(Number(first.id));
  });

  it('resumes for a listener that returns, and sends a snapshot to one that was away too long', async () => {
    const listener = await listenFrom();
    const first = await listener.until(({ event }) => event === 'snapshot');
    deploy();
    const change = await listener.until(({ event }) => event === 'change');
    const back = await listenFrom(first.id);
    await back.until(({ id }) => id === change.id);
    expect(back.events.map(({ event }) => event)).not.toContain('snapshot');
    for (const unknown of ['7', 'nonsense']) {
      const anew = await listenFrom(unknown);
      await anew.until(({ event }) => event === 'snapshot');
    }
  });

  it('names a source that dies, keeps its last answer, and recovers', async () => {
    const before = (await board()).items.length;
    const listener = await listenFrom();
    simulators.set('argocd', { state: 'down', as: 'reset' });
    const change = await listener.until(
      ({ event, data }) =>
        event === 'sources' &&
        data.sources.some(
          (source: LiveSource) =>
            source.name === 'argocd' && source.state === 'down',
        ),
    );
    expect(change.data.sources).toMatchObject([
      { name: 'argocd', asOf: expect.any(String), error: expect.stringContaining('Argo CD') },
      { name: 'gitlab', state: 'ok' },
    ]); // prettier-ignore
    const { items } = await board();
    expect(items).toHaveLength(before);
    for (const { source, stale } of items)
      expect(stale).toBe(source === 'argocd');
    simulators.set('argocd', { state: 'up' });
    await until(async () => (await readSource('argocd')).state === 'ok');
    expect((await board()).items.every(({ stale }) => !stale)).toBe(true);
  });

  it('answers at once from one source while the other takes 10 s', async () => {
    simulators.set('gitlab', { state: 'slow', delayMs: 10_000 });
    await until(async () => (await readSource('gitlab')).state !== 'ok');
    const times: number[] = [];
    for (let at = 0; at < 50; at += 1) {
      const began = performance.now();
      const { sources } = await board();
      times.push(performance.now() - began);
      expect(sources[0]).toMatchObject({ name: 'argocd', state: 'ok' });
    }
    expect(times.toSorted((a, b) => a - b)[24]).toBeLessThan(200);
  });
});
