import { once } from 'node:events';
import { createServer, RequestListener } from 'node:http';
import {
  AddressInfo,
  createServer as createSocketServer,
  Socket,
} from 'node:net';

export interface TestServer {
  url: string;
  /** Requests or connections received so far. */
  readonly received: number;
  close(): Promise<void>;
}

/** A real HTTP server on a free port, for tests. */
export async function startHttpServer(
  listener: RequestListener,
): Promise<TestServer> {
  let received = 0;
  const server = createServer((req, res) => {
    received += 1;
    listener(req, res);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get received() {
      return received;
    },
    async close() {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

/** A TCP server for tests of broken HTTP. */
export async function startSocketServer(
  listener: (socket: Socket, connection: number) => void,
): Promise<TestServer> {
  let received = 0;
  const sockets = new Set<Socket>();
  const server = createSocketServer(socket => {
    received += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    listener(socket, received);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get received() {
      return received;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise(done => server.close(done));
    },
  };
}

/** A URL where nothing listens. */
export async function deadUrl(): Promise<string> {
  const server = await startHttpServer(() => {});
  await server.close();
  return server.url;
}
