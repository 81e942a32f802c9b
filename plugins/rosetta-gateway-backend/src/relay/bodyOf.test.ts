import { once } from 'node:events';
import { RequestListener, Server, createServer } from 'node:http';
import { AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ErrorBody } from '@rosetta/contracts/values';
import {
  StandInService,
  sendJson,
  startStandInService,
} from '../__testUtils__/standInService';
import {
  MEBIBYTE,
  RelayUnderTest,
  RunningRelay,
  startRelay,
} from '../__testUtils__/startRelay';
import { until } from '../__testUtils__/until';
import { HeldBodies } from './HeldBodies';

/** A body that does not say how long it is. */
const stream = (bytes: number) =>
  new ReadableStream({
    start(controller) {
      for (let left = bytes; left > 0; left -= MEBIBYTE)
        controller.enqueue(Buffer.alloc(Math.min(left, MEBIBYTE), 'x'));
      controller.close();
    },
  });

const post = (relay: RunningRelay, body: BodyInit, path?: string) =>
  fetch(relay.url(path), {
    method: 'POST',
    body,
    duplex: 'half',
  } as RequestInit);

describe('a body that goes up', () => {
  let service: StandInService;
  let relay: RunningRelay;
  beforeEach(async () => {
    service = await startStandInService();
    relay = await startRelay(service.url);
  });
  afterEach(async () => {
    await relay.close();
    await service.close();
  });

  it('may be as large as its route takes', async () => {
    const answer = await post(relay, stream(16 * MEBIBYTE));
    expect(answer.status).toBe(200);
    expect(service.received[0].body).toHaveLength(16 * MEBIBYTE);
  });

  it('is refused before the service hears of it when it declares more', async () => {
    const answer = await post(relay, Buffer.alloc(1_000_001), '/v1/brief');
    expect(answer.status).toBe(413);
    expect(ErrorBody.parse(await answer.json()).error).toEqual({
      name: 'PayloadTooLargeError',
      message: 'body: larger than the 1000000 bytes this route takes',
    });
    expect(service.received).toEqual([]);
  });

  it('is refused while it comes when it does not say how long it is', async () => {
    const answer = await post(relay, stream(17 * MEBIBYTE));
    expect(answer.status).toBe(413);
    expect(service.received).toEqual([]);
  });
});

describe('a client that is slow with its body, or breaks it off', () => {
  const JSON_BODY = '{"title":"slow"}';
  /** More than open a breaker, and than there are connections. */
  const CLIENTS = 6;
  let service: StandInService;
  let relay: RunningRelay;
  /** How many requests have come to the relay. */
  let asked: number;
  /** Says what it will send, and sends but a part of it. */
  const begin = (
    path: string,
    length: number,
    part = JSON_BODY.slice(0, 5),
  ) => {
    const socket = connect(relay.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(
      `POST /api/rosetta/x${path} HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n${part}`,
    );
    return socket;
  };
  const many = (open: () => ReturnType<typeof begin>) =>
    Array.from({ length: CLIENTS }, open);
  const others = async () => (await post(relay, '{}', '/v1/brief')).status;
  const start = async (options?: RelayUnderTest) => {
    relay = await startRelay(service.url, {
      limits: { connections: 1, breakerFailures: 1 },
      ...options,
    });
    asked = 0;
    relay.server.on('request', () => (asked += 1));
  };
  const connections = () =>
    promisify(relay.server.getConnections.bind(relay.server))();

  beforeEach(async () => {
    service = await startStandInService();
  });
  afterEach(async () => {
    await relay.close();
    await service.close();
  });

  it('is waited for before the service is asked, whose time begins then', async () => {
    await start();
    const socket = begin('/v1/brief', JSON_BODY.length);
    await sleep(350); // longer than the route gives the service
    expect(service.received).toEqual([]);
    socket.write(JSON_BODY.slice(5));
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch('HTTP/1.1 200');
    expect(service.received[0].body).toBe(JSON_BODY);
    socket.destroy();
  });

  it.each([
    ['a short body', '/v1/brief', 100],
    ['a body that goes on as it comes', '/v1/x', 2 * MEBIBYTE],
  ])(
    'has a time for %s, and is told what to do; the breaker hears nothing of it',
    async (_what, path, length) => {
      await start({ bodyMs: 500 });
      const answers = await Promise.all(
        many(() => begin(path, length)).map(async socket => {
          let text = '';
          for await (const piece of socket) text += piece;
          return text;
        }),
      );
      for (const answer of answers) {
        expect(answer).toMatch('HTTP/1.1 408');
        expect(answer).toMatch(/connection: close/i);
        expect(
          ErrorBody.parse(JSON.parse(answer.split('\r\n\r\n')[1])).error,
        ).toEqual({
          name: 'RequestTimeoutError',
          message:
            'body: not received whole within 0.5 s; send it again, over a faster connection or in smaller parts',
        });
      }
      expect(relay.client.breaker).toBe('closed');
      expect(service.received).toEqual([]);
      expect(await others()).toBe(200);
    },
  );

  it.each([
    ['a short body', '/v1/brief', 100],
    ['a body that goes on as it comes', '/v1/x', 2 * MEBIBYTE],
  ])('that breaks %s off opens no breaker', async (_what, path, length) => {
    await start();
    const sockets = many(() => begin(path, length));
    await until(() => asked === CLIENTS);
    for (const socket of sockets) socket.destroy();
    await until(async () => (await connections()) === 0);
    expect(service.received).toEqual([]);
    expect(await others()).toBe(200);
    expect(relay.client.breaker).toBe('closed');
  });

  it('keeps no other from asking while a large body comes', async () => {
    await start();
    const sockets = many(() => begin('/v1/x', 2 * MEBIBYTE));
    await until(() => service.begun() === CLIENTS);
    expect(await others()).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  it('is asked to come back when more would wait than can be held, until there is room', async () => {
    await start({ held: new HeldBodies(200) });
    const socket = begin('/v1/brief', 150);
    await until(() => asked === 1);
    const refused = await post(relay, 'x'.repeat(100), '/v1/brief');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(ErrorBody.parse(await refused.json()).error).toEqual({
      name: 'ServiceUnavailableError',
      message:
        'body: the portal is receiving as much as it can hold; try again in a moment',
    });
    // It might be as long as its route takes.
    expect((await post(relay, stream(1), '/v1/brief')).status).toBe(503);
    expect(await others()).toBe(200);
    // What goes on as it comes is not held.
    expect((await post(relay, stream(MEBIBYTE))).status).toBe(200);
    socket.destroy();
    await until(
      async () =>
        (await post(relay, 'x'.repeat(100), '/v1/brief')).status === 200,
    );
  });
});

describe('a service that reads bodies badly', () => {
  let server: Server;
  let relay: RunningRelay;
  const start = async (listener: RequestListener) => {
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    relay = await startRelay(`http://127.0.0.1:${port}`);
  };
  afterEach(async () => {
    await relay.close();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  it('may refuse before it has read it', async () => {
    await start((req, res) => {
      // What comes after the answer is cut off, as nobody reads it.
      req.on('error', () => {});
      sendJson(res, 409, {
        error: { name: 'ConflictError', message: 'not now' },
        request: { method: 'POST', url: '/v1/x' },
        response: { statusCode: 409 },
      });
    });
    const answer = await post(relay, Buffer.alloc(8 * MEBIBYTE, 'x'));
    expect(answer.status).toBe(409);
    expect((await answer.json()).error.message).toBe('not now');
  });

  it('learns when the client breaks off', async () => {
    const broken = Promise.withResolvers<string>();
    await start(req => {
      req.resume().on('error', error => broken.resolve(error.message));
    });
    const socket = connect(relay.port, '127.0.0.1');
    socket.write(
      'POST /api/rosetta/x/v1/x HTTP/1.1\r\nhost: x\r\ncontent-length: 2000000\r\n\r\nhalf',
    );
    await once(server, 'request');
    socket.destroy();
    expect(await broken.promise).toBe('aborted');
  });
});
