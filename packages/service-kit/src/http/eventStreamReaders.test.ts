import { once } from 'node:events';
import { Server } from 'node:http';
import { AddressInfo, Socket, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientSignal } from '@rosetta/server-kit';
import express from 'express';
import { createLogger } from '../logger';
import { createMetrics } from '../metrics/createMetrics';
import { requestContext } from './context';
import { runEventStream } from './eventStream';
import { EventStream } from './types';

const STALLED_MS = 300;
const logger = createLogger({ service: 'demo-api', level: 'silent' });
/** More than connections hold by themselves. */
const SNAPSHOT = { data: 'x'.repeat(24_000_000) };

describe('the reader of an event stream', () => {
  let server: Server;
  let socket: Socket;
  /** Whether the stream was ended before its client had all of it. */
  let cut: boolean | undefined;

  const open = async (
    handle: (stream: EventStream) => Promise<void>,
    timeoutMs = STALLED_MS,
  ) => {
    cut = undefined;
    const app = express()
      .use(requestContext({ logger, metrics: createMetrics() }))
      .get('/', async (_req, res) => {
        res.once('close', () => {
          cut = !res.writableFinished;
        });
        await runEventStream(
          res,
          undefined,
          clientSignal(res),
          handle,
          timeoutMs,
        );
      });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    socket = connect(port, '127.0.0.1').pause();
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  };
  afterEach(async () => {
    socket.destroy();
    await new Promise(resolve => server.close(resolve));
  });

  const untilItEnds = async () => {
    while (cut === undefined) await sleep(20);
    return cut;
  };

  it('receives a large first event completely when it reads a little at a time', async () => {
    // Reader and server share this process, which a busy machine may suspend for a while.
    const timeoutMs = 5 * STALLED_MS;
    const began = performance.now();
    let bytes = 0;
    await open(({ send }) => send(SNAPSHOT), timeoutMs);
    for await (const piece of socket) {
      bytes += piece.length;
      await sleep(9);
    }
    expect(await untilItEnds()).toBe(false);
    expect(bytes).toBeGreaterThan(SNAPSHOT.data.length);
    expect(performance.now() - began).toBeGreaterThan(2 * timeoutMs);
  });

  it('is disconnected when it reads nothing while the stream lasts', async () => {
    await open(({ send }) => send(SNAPSHOT));
    expect(await untilItEnds()).toBe(true);
  });

  it('is disconnected when it reads nothing after the stream has ended', async () => {
    await open(async ({ send }) => {
      send(SNAPSHOT).catch(() => {});
    });
    expect(await untilItEnds()).toBe(true);
  });

  it('is not disconnected while the handler is silent', async () => {
    await open(async ({ send }) => {
      await send({ data: 1 });
      await sleep(3 * STALLED_MS);
      await send({ data: 2 });
    });
    socket.resume();
    expect(await untilItEnds()).toBe(false);
  });
});
