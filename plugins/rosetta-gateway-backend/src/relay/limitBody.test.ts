import { once } from 'node:events';
import { RequestListener, Server, createServer } from 'node:http';
import { AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorBody } from '@rosetta/contracts';
import {
  StandInService,
  sendJson,
  startStandInService,
} from '../__testUtils__/standInService';
import {
  MEBIBYTE,
  RunningRelay,
  startRelay,
} from '../__testUtils__/startRelay';

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

  it('may be as large as its route takes, and is not held', async () => {
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
    let broken: string | undefined;
    await start(req => {
      req.resume().on('error', error => (broken = error.message));
    });
    const socket = connect(relay.port, '127.0.0.1');
    socket.write(
      'POST /api/rosetta/x/v1/x HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf',
    );
    await once(server, 'request');
    socket.destroy();
    await sleep(100);
    expect(broken).toBe('aborted');
  });
});
