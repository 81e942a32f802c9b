import { once } from 'node:events';
import { Server, createServer } from 'node:http';
import { AddressInfo, connect } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import express from 'express';
import WebSocket, { WebSocketServer } from 'ws';
import { closeUpgrades } from './closeUpgrades';

describe('requests to upgrade', () => {
  let server: Server;
  /** Whoever listens on the server, as plugins do. */
  let listener: WebSocketServer;
  let admit: () => Promise<void>;

  const url = () => `localhost:${(server.address() as AddressInfo).port}`;

  beforeEach(async () => {
    admit = async () => {};
    server = createServer(
      express().use(
        closeUpgrades({
          admit: () => admit(),
          logger: mockServices.logger.mock(),
          askAgainMs: 20,
        }),
        (_req, res) => res.send('a page'),
      ),
    );
    listener = new WebSocketServer({ server });
    await once(server.listen(0), 'listening');
    await fetch(`http://${url()}`);
  });
  afterEach(async () => {
    server.closeAllConnections();
    for (const client of listener.clients) client.terminate();
    await new Promise(resolve => server.close(resolve));
  });

  const refused = async () => {
    const socket = new WebSocket(`ws://${url()}`);
    const [, { statusCode }] = await once(socket, 'unexpected-response');
    return statusCode;
  };

  it('reach whoever listens once their sender is admitted, and not before', async () => {
    let decide = () => {};
    admit = () => new Promise(resolve => (decide = resolve));
    const socket = new WebSocket(`ws://${url()}`);
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(listener.clients.size).toBe(0);
    admit = async () => {};
    decide();
    await once(socket, 'open');
    expect(listener.clients.size).toBe(1);
  });

  it.each([
    [403, new NotAllowedError('no role')],
    [500, new Error('of the inside')],
  ])('are refused with %d, and nobody hears of them', async (status, error) => {
    admit = async () => {
      throw error;
    };
    expect(await refused()).toBe(status);
    expect(listener.clients.size).toBe(0);
  });

  it('lead to a connection that ends when its owner would not be admitted any more', async () => {
    const socket = new WebSocket(`ws://${url()}`);
    await once(socket, 'open');
    admit = async () => {
      throw new NotAllowedError('no role any more');
    };
    const [code] = await once(socket, 'close');
    expect(code).toBe(1006); // cut off
  });

  it('are forgotten when their client breaks off while it is being admitted', async () => {
    const asked = Promise.withResolvers<void>();
    const admitted = Promise.withResolvers<void>();
    let times = 0;
    admit = () => {
      times += 1;
      asked.resolve();
      return admitted.promise;
    };
    const connected = once(server, 'connection');
    const client = connect((server.address() as AddressInfo).port);
    client.write(
      'GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
    );
    const [socket] = await connected;
    const closed = new Promise(resolve => socket.once('close', resolve));
    await asked.promise;
    client.resetAndDestroy();
    await closed;
    admitted.resolve();
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(times).toBe(1);
  });

  it('leave other requests as they are', async () => {
    const answer = await fetch(`http://${url()}`);
    expect(await answer.text()).toBe('a page');
  });
});
