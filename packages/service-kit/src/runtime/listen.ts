import { once } from 'node:events';
import { Server, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './startDependencies';
import { ServiceOptions } from './types';

/** Longer than balancers keep an idle connection, so that they close it, never while a request is on its way. */
const KEEP_ALIVE_MS = 65_000;

const CURES: Record<string, string> = {
  EADDRINUSE:
    'is in use: stop the process that listens there, or configure another port',
  EACCES: 'may not be used by this user: configure a port above 1023',
  EADDRNOTAVAIL: 'does not exist on this machine: configure another host',
};

/** The token of a person in two hundred groups, and the list of groups beside it, exceed Node's 16 KiB. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Opens the port. @throws StartError that says why it can't be opened, and what to do */
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
 * Accepts no new connection, lets requests in flight finish, and aborts those that have not by
 * the limit. @returns whether all finished
 */
export async function closeServer(
  server: Server,
  limitMs: number,
): Promise<boolean> {
  const limit = new AbortController();
  const closed = new Promise<boolean>(resolve => {
    server.close(() => resolve(true));
  });
  const limitReached = sleep(limitMs, false, { signal: limit.signal }).catch(
    () => true,
  );
  // A connection that was busy when the server closed stays open when it becomes idle.
  const closingIdle = setInterval(() => server.closeIdleConnections(), 50);
  const served = await Promise.race([closed, limitReached]);
  clearInterval(closingIdle);
  limit.abort();
  if (!served) server.closeAllConnections();
  return served;
}
