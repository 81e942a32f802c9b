import { once } from 'node:events';
import { createServer, RequestListener } from 'node:http';
import {
  AddressInfo,
  createServer as createSocketServer,
  Socket,
} from 'node:net';

export interface TestServer {
  url: string;
  /** Requests or connections seen so far. */
  readonly seen: number;
  close(): Promise<void>;
}

/** A real HTTP server on a free port, for tests. */
export async function startHttpServer(
  listener: RequestListener,
): Promise<TestServer> {
  let seen = 0;
  const server = createServer((req, res) => {
    seen += 1;
    listener(req, res);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get seen() {
      return seen;
    },
    async close() {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

/** A server that treats connections badly. */
export async function startSocketServer(
  listener: (socket: Socket, connection: number) => void,
): Promise<TestServer> {
  let seen = 0;
  const sockets = new Set<Socket>();
  const server = createSocketServer(socket => {
    seen += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    listener(socket, seen);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get seen() {
      return seen;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise(done => server.close(done));
    },
  };
}

/** An address where nothing listens. */
export async function deadUrl(): Promise<string> {
  const server = await startHttpServer(() => {});
  await server.close();
  return server.url;
}
