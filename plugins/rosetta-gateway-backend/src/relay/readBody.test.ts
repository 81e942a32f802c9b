import { once } from 'node:events';
import { RequestListener, Server, createServer } from 'node:http';
import { AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ErrorBody } from '@rosetta/contracts/values';
import {
  FakeService,
  sendJson,
  startFakeService,
} from '../__testUtils__/fakeService';
import {
  MEBIBYTE,
  RelayUnderTest,
  RunningRelay,
  startRelay,
} from '../__testUtils__/startRelay';
import { waitUntil } from '../__testUtils__/waitUntil';
import { BodyMemoryBudget } from './BodyMemoryBudget';

/** A body without a declared length. */
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

describe('a request body', () => {
  let service: FakeService;
  let relay: RunningRelay;
  beforeEach(async () => {
    service = await startFakeService();
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

  it('is refused before the service is called when it declares more', async () => {
    const answer = await post(relay, Buffer.alloc(1_000_001), '/v1/brief');
    expect(answer.status).toBe(413);
    expect(ErrorBody.parse(await answer.json()).error).toEqual({
      name: 'PayloadTooLargeError',
      message: 'body: larger than the 1000000 bytes this route takes',
    });
    expect(service.received).toEqual([]);
  });

  it('is refused while it is received when it does not declare its length', async () => {
    const answer = await post(relay, stream(17 * MEBIBYTE));
    expect(answer.status).toBe(413);
    expect(service.received).toEqual([]);
  });
});

describe('a client with a slow or aborted body', () => {
  const JSON_BODY = '{"title":"slow"}';
  /** More than open a breaker, and than there are connections. */
  const CLIENTS = 6;
  let service: FakeService;
  let relay: RunningRelay;
  /** How many requests have come to the relay. */
  let received: number;
  /** Declares a length and sends only a part. */
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
    received = 0;
    relay.server.on('request', () => (received += 1));
  };
  const connections = () =>
    promisify(relay.server.getConnections.bind(relay.server))();

  beforeEach(async () => {
    service = await startFakeService();
  });
  afterEach(async () => {
    await relay.close();
    await service.close();
  });

  it('is waited for before the service is called, whose timeout starts then', async () => {
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
    ['a streamed body', '/v1/x', 2 * MEBIBYTE],
  ])(
    'is answered 408 when %s takes too long, which does not affect the breaker',
    async (_what, path, length) => {
      await start({ bodyTimeoutMs: 500 });
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
    ['a streamed body', '/v1/x', 2 * MEBIBYTE],
  ])(
    'does not open the breaker when it aborts %s',
    async (_what, path, length) => {
      await start();
      const sockets = many(() => begin(path, length));
      await waitUntil(() => received === CLIENTS);
      for (const socket of sockets) socket.destroy();
      await waitUntil(async () => (await connections()) === 0);
      expect(service.received).toEqual([]);
      expect(await others()).toBe(200);
      expect(relay.client.breaker).toBe('closed');
    },
  );

  it('does not block other calls while a large body is received', async () => {
    await start();
    const sockets = many(() => begin('/v1/x', 2 * MEBIBYTE));
    await waitUntil(() => service.begun() === CLIENTS);
    expect(await others()).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  it('is answered 503 while the memory budget is used up', async () => {
    await start({ bodyBudget: new BodyMemoryBudget(200) });
    const socket = begin('/v1/brief', 150);
    await waitUntil(() => received === 1);
    const refused = await post(relay, 'x'.repeat(100), '/v1/brief');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(ErrorBody.parse(await refused.json()).error).toEqual({
      name: 'ServiceUnavailableError',
      message:
        'body: the portal cannot buffer more bodies now; try again in a moment',
    });
    // It might be as long as its route takes.
    expect((await post(relay, stream(1), '/v1/brief')).status).toBe(503);
    expect(await others()).toBe(200);
    // A streamed body is not buffered.
    expect((await post(relay, stream(MEBIBYTE))).status).toBe(200);
    socket.destroy();
    await waitUntil(
      async () =>
        (await post(relay, 'x'.repeat(100), '/v1/brief')).status === 200,
    );
  });
});

describe('a service that does not read the body', () => {
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
      // The rest of the body is reset after the answer, as it is not read.
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

  it('is notified when the client aborts', async () => {
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
