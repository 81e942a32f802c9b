import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';

/** A port that nobody listens on now, for a process whose port others must know before it starts. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
