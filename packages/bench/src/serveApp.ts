import { once } from 'node:events';
import { createServer, RequestListener } from 'node:http';
import { AddressInfo } from 'node:net';

/** A service over HTTP, and one caller of it. */
export const serveApp = async (app: RequestListener) => {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    async get(path: string, query: Record<string, string>) {
      const response = await fetch(
        `http://127.0.0.1:${port}${path}?${new URLSearchParams(query)}`,
        { headers: { authorization: 'Bearer bench' } },
      );
      const text = await response.text();
      if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
      return JSON.parse(text);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
};
