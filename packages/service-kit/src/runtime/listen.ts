import { once } from 'node:events';
import { Server, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './startParts';
import { ServiceOptions } from './types';

/** Longer than balancers keep an idle connection, so that they close it, and never while it is being used. */
const KEEP_ALIVE_MS = 65_000;

const CURES: Record<string, string> = {
  EADDRINUSE: 'is in use: stop what listens there, or configure another port',
  EACCES: 'may not be used by this user: configure a port above 1023',
  EADDRNOTAVAIL: 'does not exist on this machine: configure another host',
};

/** Somebody in two hundred groups has a token, and a list of groups beside it, above Node's 16 KiB. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Opens the port, or says why it can't be. */
export async function listen({
  name,
  listen: { app, host, port },
}: ServiceOptions): Promise<Server> {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, app);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new StartError(
      `${name} cannot start: ${host}:${port} ${CURES[code] ?? message}`,
    );
  }
  return server;
}

export function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * Takes no new connection, lets requests in flight finish, and cuts off what has not by
 * the limit. @returns whether everybody was served
 */
export async function closeServer(
  server: Server,
  limitMs: number,
): Promise<boolean> {
  const limit = new AbortController();
  const closed = new Promise<boolean>(resolve => {
    server.close(() => resolve(true));
  });
  const late = sleep(limitMs, false, { signal: limit.signal }).catch(
    () => true,
  );
  // A connection that was busy when the server closed stays open when it falls idle.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const served = await Promise.race([closed, late]);
  clearInterval(sweep);
  limit.abort();
  if (!served) server.closeAllConnections();
  return served;
}
