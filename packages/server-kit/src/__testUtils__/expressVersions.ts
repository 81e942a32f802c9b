import { once } from 'node:events';
import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import express5, { Express } from 'express';
import express4 from 'express4';

/** Every test runs on both versions: the gateway uses 4, as Backstage does, the services 5. */
export const EXPRESS_VERSIONS: [name: string, create: () => Express][] = [
  ['Express 4', express4 as unknown as () => Express],
  ['Express 5', express5],
];

export async function listen(app: Express) {
  const server: Server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    server,
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
