import { once } from 'node:events';
import { Server, createServer } from 'node:http';
import { AddressInfo, connect } from 'node:net';
import { HttpRouterService } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import WebSocket, { WebSocketServer } from 'ws';
import { authorizeUpgrades } from './authorizeUpgrades';

describe('authorizeUpgrades', () => {
  let server: Server;
  /** The plugin whose web sockets are authorized. */
  let plugin: WebSocketServer;
  let authorize: () => Promise<void>;

  const url = () => `localhost:${(server.address() as AddressInfo).port}`;

  const createRouter = (): HttpRouterService => ({
    use() {},
    addAuthPolicy() {},
    addWebSocketHandler: ({ handler }) =>
      server.on('upgrade', (request, socket, head) => {
        // As Backstage's router does: a client that leaves must not end the process.
        socket.on('error', () => socket.destroy());
        handler({ request, socket, head, credentials: mockCredentials.user() });
      }),
  });

  beforeEach(async () => {
    authorize = async () => {};
    server = createServer((_req, res) => res.end('a page'));
    plugin = new WebSocketServer({ noServer: true });
    const httpRouter = createRouter();
    authorizeUpgrades(httpRouter, {
      authorize: () => authorize(),
      logger: mockServices.logger.mock(),
      recheckMs: 20,
    });
    httpRouter.addWebSocketHandler({
      path: '/',
      handler: ({ request, socket, head }) =>
        plugin.handleUpgrade(request, socket, head, () => {}),
    });
    await once(server.listen(0), 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    for (const client of plugin.clients) client.terminate();
    await new Promise(resolve => server.close(resolve));
  });

  const refusedStatus = async () => {
    const socket = new WebSocket(`ws://${url()}`);
    const [, { statusCode }] = await once(socket, 'unexpected-response');
    return statusCode;
  };

  it('hands an upgrade to the plugin once its sender is authorized, and not before', async () => {
    let decide = () => {};
    authorize = () => new Promise(resolve => (decide = resolve));
    const upgraded = once(server, 'upgrade');
    const socket = new WebSocket(`ws://${url()}`);
    await upgraded;
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(plugin.clients.size).toBe(0);
    authorize = async () => {};
    decide();
    await once(socket, 'open');
    expect(plugin.clients.size).toBe(1);
  });

  it.each([
    [403, new NotAllowedError('no role')],
    [500, new Error('of the inside')],
  ])(
    'refuses an upgrade with %d, and the plugin never sees it',
    async (status, error) => {
      authorize = async () => {
        throw error;
      };
      expect(await refusedStatus()).toBe(status);
      expect(plugin.clients.size).toBe(0);
    },
  );

  it('ends a connection once its owner is no longer authorized', async () => {
    const socket = new WebSocket(`ws://${url()}`);
    await once(socket, 'open');
    authorize = async () => {
      throw new NotAllowedError('no role any more');
    };
    const [code] = await once(socket, 'close');
    expect(code).toBe(1006); // cut off
  });

  it('forgets an upgrade whose client disconnects while it is being authorized', async () => {
    const called = Promise.withResolvers<void>();
    const authorized = Promise.withResolvers<void>();
    let times = 0;
    authorize = () => {
      times += 1;
      called.resolve();
      return authorized.promise;
    };
    const connected = once(server, 'connection');
    const client = connect((server.address() as AddressInfo).port);
    client.write(
      'GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
    );
    const [socket] = await connected;
    const closed = new Promise(resolve => socket.once('close', resolve));
    await called.promise;
    client.resetAndDestroy();
    await closed;
    authorized.resolve();
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(times).toBe(1);
  });

  it('answers requests that are no upgrade as before', async () => {
    const answer = await fetch(`http://${url()}`);
    expect(await answer.text()).toBe('a page');
  });
});
