import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo, connect } from 'node:net';
import {
  JANE,
  callerWith,
  demoApp,
  demoIdentity,
  routes,
  serveDemo,
} from '../__testUtils__/demoService';
import { createHealth } from '../health/createHealth';
import { createMetrics } from '../metrics/createMetrics';
import { Alternatives, Serve } from './types';

type Watch = NonNullable<
  Alternatives<typeof routes.watchThings>['text/event-stream']
>;

let server: Server;
const health = createHealth({ version: '1' });
const metrics = createMetrics();

async function startWith(watch: Watch, expiresInMs = 300_000) {
  const caller = callerWith(['Rosetta_User'], {
    expiresAt: new Date(Date.now() + expiresInMs),
  });
  const app = demoApp({
    health,
    metrics,
    identity: demoIdentity({ brief: caller, jane: JANE }),
    register: serve =>
      serveDemo(((route, handler, others) =>
        serve(
          route,
          handler,
          (route as unknown) === routes.watchThings
            ? ({ 'text/event-stream': watch } as typeof others)
            : others,
        )) as Serve),
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
}

const open = (headers: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/changes`,
    {
      headers: {
        authorization: 'Bearer brief',
        accept: 'text/event-stream',
        ...headers,
      },
      signal,
    },
  );

afterEach(async () => {
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});

describe('an event stream', () => {
  it('carries events with their ids and ends with its handler', async () => {
    await startWith(async (_request, { send, lastEventId }) => {
      await send({ id: 1, event: 'run\nevent', data: { text: 'a\nb' } });
      await send({ data: { lastEventId } });
    });

    const answer = await open({ 'last-event-id': '41' });

    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(answer.headers.get('cache-control')).toContain('no-transform');
    expect(await answer.text()).toBe(
      'id: 1\nevent: runevent\ndata: {"text":"a\\nb"}\n\n' +
        'data: {"lastEventId":"41"}\n\n',
    );
  });

  it('can be refused before its first event', async () => {
    await startWith(async () => {
      throw Object.assign(new Error('no run 7'), { name: 'NotFoundError' });
    });

    const answer = await open();

    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      error: { name: 'NotFoundError', message: 'no run 7' },
    });
  });

  it('opens without an event after a while', async () => {
    await startWith(
      ({ signal }) =>
        new Promise(done => signal.addEventListener('abort', () => done())),
    );

    const answer = await open();

    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  });

  it('ends when the token expires, and aborts the handler', async () => {
    let reason: unknown;
    await startWith(async ({ signal }, { send }) => {
      await send({ data: 1 });
      await new Promise(done => signal.addEventListener('abort', done));
      reason = signal.reason;
      await send({ data: 'too late' });
    }, 300);
    const started = performance.now();

    const answer = await open();

    expect(await answer.text()).toBe('data: 1\n\n');
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(reason).toBeDefined();
  });

  it('aborts its handler when the client disconnects', async () => {
    let left!: () => void;
    const disconnected = new Promise<void>(done => {
      left = done;
    });
    await startWith(async ({ signal }, { send }) => {
      signal.addEventListener('abort', () => left());
      await send({ data: 1 });
      await disconnected;
    });
    const client = new AbortController();
    const answer = await open({}, client.signal);
    await answer.body!.getReader().read();
    expect(await metrics.registry.metrics()).toContain(
      'rosetta_http_event_streams_open{route="/v1/changes"} 1',
    );

    client.abort();

    await expect(disconnected).resolves.toBeUndefined();
    await new Promise(done => setTimeout(done, 50));
    expect(await metrics.registry.metrics()).toContain(
      'rosetta_http_event_streams_open{route="/v1/changes"} 0',
    );
  });

  it('reports an error in a last event, without internals', async () => {
    await startWith(async (_request, { send }) => {
      await send({ data: 1 });
      throw new Error('connect postgres://u:hunter2@db');
    });

    const text = await (await open()).text();

    expect(text).toContain('event: error\ndata: {"name":"InternalError"');
    expect(text).not.toContain('hunter2');
  });

  it('waits for a client that reads slowly', async () => {
    let sent = 0;
    await startWith(async ({ signal }, { send }) => {
      while (!signal.aborted) {
        await send({ data: 'x'.repeat(100_000) });
        sent += 1;
      }
    });
    const client = new AbortController();
    await open({}, client.signal);
    let filled = -1;
    for (let turn = 0; turn < 20 && filled !== sent; turn++) {
      filled = sent;
      await new Promise(done => setTimeout(done, 200));
    }

    expect(filled).toBeGreaterThan(0);
    expect(sent).toBe(filled);
    client.abort();
  });

  describe('whose client never reads', () => {
    /** Asks, and takes nothing of the answer. */
    const deaf = () => {
      const { port } = server.address() as AddressInfo;
      const socket = connect(port, '127.0.0.1').pause();
      socket.on('error', () => {});
      socket.write(
        'GET /v1/changes HTTP/1.1\r\nhost: test\r\nauthorization: Bearer brief\r\naccept: text/event-stream\r\n\r\n',
      );
      return socket;
    };
    const connections = () =>
      new Promise<number>((done, failed) =>
        server.getConnections((error, count) =>
          error ? failed(error) : done(count),
        ),
      );
    const EVENT = { data: 'x'.repeat(1_000_000) };

    it('is disconnected when its backlog exceeds the limit, though its handler ignores backpressure', async () => {
      let most = 0;
      const ended = Promise.withResolvers<void>();
      await startWith(async ({ signal }, { send }) => {
        for (; !signal.aborted && most < 200; most += 1) {
          send(EVENT).catch(() => {});
          await new Promise(done => setTimeout(done, 5));
        }
        ended.resolve();
      });
      const socket = deaf();
      await ended.promise;

      expect(most).toBeLessThan(30);
      await new Promise(done => setTimeout(done, 50));
      expect(await connections()).toBe(0);
      socket.destroy();
    });
  });

  it('answers JSON when events are not requested', async () => {
    await startWith(async () => {});

    const answer = await open({ accept: 'application/json' });

    expect(await answer.json()).toEqual({ last: 0 });
  });
});

it('an event stream ends when the process stops', async () => {
  await startWith(async ({ signal }, { send }) => {
    await send({ data: 1 });
    await new Promise(done => signal.addEventListener('abort', done));
  });
  const answer = await open();

  health.endStreams();

  expect(await answer.text()).toBe('data: 1\n\n');
});
