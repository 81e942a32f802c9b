import { once } from 'node:events';
import { createServer, get, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { clientSignal } from './clientSignal';

/** Asks a server of its own, and leaves when `meanwhile` says so. */
const ask = async (
  answer: (res: ServerResponse, leave: () => void) => Promise<void>,
) => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const request = get({ port, host: '127.0.0.1' }, res => res.resume());
  request.on('error', () => {});
  const [, res] = await once(server, 'request');
  await answer(res, () => request.destroy());
  server.close();
};

describe('the signal of a client', () => {
  it('tells that it left', () =>
    ask(async (res, leave) => {
      const signal = clientSignal(res);
      expect(signal.aborted).toBe(false);
      leave();
      await once(signal, 'abort');
    }));

  it('tells so also when it had left before anybody listened', () =>
    ask(async (res, leave) => {
      leave();
      await once(res, 'close');
      expect(clientSignal(res).aborted).toBe(true);
    }));

  it('says nothing when it got its answer', () =>
    ask(async res => {
      const signal = clientSignal(res);
      res.end('done');
      await once(res, 'close');
      expect(signal.aborted).toBe(false);
      expect(clientSignal(res).aborted).toBe(false);
    }));
});
