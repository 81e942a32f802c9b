import { once } from 'node:events';
import { get } from 'node:http';
import { Socket, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Express, Response } from 'express';
import request from 'supertest';
import { EXPRESS_VERSIONS, listen } from '../__testUtils__/expressVersions';
import { clientSignal } from './clientSignal';
import { closeConnectionsWhen } from './closeConnectionsWhen';
import { disconnectSlowReader } from './disconnectSlowReader';

type Running = Awaited<ReturnType<typeof listen>>;

describe.each(EXPRESS_VERSIONS)('a connection on %s', (_name, express) => {
  let running: Running;
  const start = async (app: Express) => {
    running = await listen(app);
    return running;
  };
  afterEach(() => running.close());

  describe('clientSignal', () => {
    /** Sends a request, and lets `answer` decide when the client leaves. */
    const answerWith = async (
      answer: (res: Response, leave: () => void) => Promise<void>,
    ) => {
      const handled = Promise.withResolvers<void>();
      let leave = () => {};
      const { port } = await start(
        express().get('/', (_req, res) => {
          answer(res, () => leave()).then(handled.resolve, handled.reject);
        }),
      );
      const client = get({ port, host: '127.0.0.1' }, res => res.resume());
      client.on('error', () => {});
      leave = () => client.destroy();
      await handled.promise;
    };

    it('aborts when the client leaves', () =>
      answerWith(async (res, leave) => {
        const signal = clientSignal(res);
        expect(signal.aborted).toBe(false);
        leave();
        await once(signal, 'abort');
        expect(signal.reason.name).toBe('AbortError');
      }));

    it('is aborted at once when the client had left before', () =>
      answerWith(async (res, leave) => {
        leave();
        await once(res, 'close');
        expect(clientSignal(res).aborted).toBe(true);
      }));

    it('does not abort when the client has its whole answer', () =>
      answerWith(async res => {
        const signal = clientSignal(res);
        res.end('done');
        await once(res, 'close');
        expect(signal.aborted).toBe(false);
        expect(clientSignal(res).aborted).toBe(false);
      }));
  });

  describe('closeConnectionsWhen', () => {
    it('closes each connection with its next answer while the process stops', async () => {
      let stopping = false;
      const { server } = await start(
        express()
          .use(closeConnectionsWhen(() => stopping))
          .get('/', (_req, res) => {
            res.send('here');
          }),
      );
      const connection = async () => {
        const answer = request(server).get('/').set('connection', 'keep-alive');
        return (await answer).get('connection');
      };
      expect(await connection()).toBe('keep-alive');
      stopping = true;
      expect(await connection()).toBe('close');
    });
  });

  describe('disconnectSlowReader', () => {
    const TIMEOUT_MS = 1_500;
    /** More than the buffers of the operating system hold. */
    const LARGE = 'x'.repeat(24_000_000);
    let socket: Socket;
    let disconnected: number[];
    let closed: Promise<boolean>;

    const read = async (send: (res: Response) => void) => {
      disconnected = [];
      const over = Promise.withResolvers<boolean>();
      closed = over.promise;
      const { port } = await start(
        express().get('/', (_req, res) => {
          res.once('close', () => over.resolve(res.writableFinished));
          disconnectSlowReader(res, TIMEOUT_MS, bytes =>
            disconnected.push(bytes),
          );
          send(res);
        }),
      );
      socket = connect(port, '127.0.0.1').pause();
      socket.on('error', () => {});
      socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    };
    afterEach(() => socket.destroy());

    it('cuts a client that reads nothing of its answer', async () => {
      await read(res => res.send(LARGE));
      expect(await closed).toBe(false);
      expect(disconnected).toEqual([expect.any(Number)]);
      expect(disconnected[0]).toBeGreaterThan(0);
    });

    it('cuts a client that reads nothing of an unfinished answer', async () => {
      await read(res => res.write(LARGE));
      expect(await closed).toBe(false);
    });

    it('waits for a client that reads little at a time', async () => {
      const began = performance.now();
      let bytes = 0;
      await read(res => res.send(LARGE));
      for await (const piece of socket) {
        bytes += piece.length;
        await sleep(6);
      }
      expect(await closed).toBe(true);
      expect(bytes).toBeGreaterThan(LARGE.length);
      expect(performance.now() - began).toBeGreaterThan(TIMEOUT_MS);
      expect(disconnected).toEqual([]);
    });

    it('waits for a handler that has nothing to send', async () => {
      await read(res => {
        res.write('first');
        setTimeout(() => res.end('last'), 2 * TIMEOUT_MS);
      });
      socket.resume();
      expect(await closed).toBe(true);
      expect(disconnected).toEqual([]);
    });
  });
});
