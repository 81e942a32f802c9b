import { IncomingMessage, STATUS_CODES, Server } from 'node:http';
import { Socket } from 'node:net';
import { LoggerService } from '@backstage/backend-plugin-api';
import { RequestHandler } from 'express';

/** Rejects whoever sent the request unless they may. */
type Admit = (request: IncomingMessage) => Promise<void>;

interface UpgradeOptions {
  admit: Admit;
  logger: LoggerService;
  /** How long a connection may outlive what it was admitted for. */
  askAgainMs?: number;
}

const STATUS_OF: Record<string, number> = {
  AuthenticationError: 401,
  NotAllowedError: 403,
  ServiceUnavailableError: 503,
};

const refuse = (socket: Socket, error: Error, logger: LoggerService) => {
  const status = STATUS_OF[error.name] ?? 500;
  if (status === 500) logger.error('Nobody knows who may upgrade', error);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}`;
  socket.end(`${head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`, () =>
    socket.destroy(),
  );
};

/** Ends the connection once nobody would be admitted to it any more. */
const endInTime = (
  socket: Socket,
  stillAdmitted: () => Promise<void>,
  askAgainMs: number,
) => {
  const timer = setInterval(
    () => stillAdmitted().catch(() => socket.destroy()),
    askAgainMs,
  );
  timer.unref();
  socket.once('close', () => clearInterval(timer));
};

/** Holds back the event that tells of a request to upgrade until its sender is admitted. */
const guard = (
  server: Server,
  { admit, logger, askAgainMs = 30_000 }: UpgradeOptions,
) => {
  const emit: (event: string, ...args: unknown[]) => boolean =
    server.emit.bind(server);
  const take = async (
    request: IncomingMessage,
    socket: Socket,
    head: Buffer,
  ) => {
    // Node has let go of it: a client that leaves now would end the process.
    socket.on('error', error => logger.debug('A client left', error));
    try {
      await admit(request);
    } catch (error) {
      refuse(socket, error as Error, logger);
      return;
    }
    // Its client did not wait: what closed already would never tell the timer to end.
    if (socket.destroyed) return;
    endInTime(socket, () => admit(request), askAgainMs);
    emit('upgrade', request, socket, head);
  };
  server.emit = (event: string, ...args: any[]) => {
    if (event !== 'upgrade') return emit(event, ...args);
    const [request, socket, head] = args;
    take(request, socket, head);
    return true;
  };
};

/**
 * Node hands a request to upgrade to whoever listens on the server, past the router and so
 * past the door. Whoever listens begins to at a first request here, which is when we do.
 */
export const closeUpgrades = (options: UpgradeOptions): RequestHandler => {
  const guarded = new WeakSet<Server>();
  return ({ socket }, _res, next) => {
    const { server } = socket as typeof socket & { server: Server };
    if (!guarded.has(server)) guard(server, options);
    guarded.add(server);
    next();
  };
};
