import { IncomingMessage, STATUS_CODES } from 'node:http';
import { Duplex } from 'node:stream';
import {
  HttpRouterService,
  LoggerService,
} from '@backstage/backend-plugin-api';

interface UpgradeOptions {
  /** Rejects a request whose sender has no right to connect. */
  authorize(request: IncomingMessage): Promise<void>;
  logger: LoggerService;
  /** How long a connection may outlive the right to it. */
  recheckMs?: number;
}

const STATUS_OF: Record<string, number> = {
  AuthenticationError: 401,
  NotAllowedError: 403,
  ServiceUnavailableError: 503,
};

const refuse = (socket: Duplex, error: Error, logger: LoggerService) => {
  const status = STATUS_OF[error.name] ?? 500;
  if (status === 500)
    logger.error('WebSocket upgrade could not be authorized', error);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}`;
  socket.end(`${head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`, () =>
    socket.destroy(),
  );
};

/** Ends the connection once its owner has lost the right to it. */
const recheck = (
  socket: Duplex,
  authorize: () => Promise<void>,
  everyMs: number,
) => {
  const timer = setInterval(
    () => authorize().catch(() => socket.destroy()),
    everyMs,
  );
  timer.unref();
  socket.once('close', () => clearInterval(timer));
};

/**
 * Authorizes every WebSocket that is routed here from now on. Backstage authenticates upgrades but
 * offers no service that authorizes them, so the router of this plugin is wrapped.
 */
export const authorizeUpgrades = (
  httpRouter: HttpRouterService,
  { authorize, logger, recheckMs = 30_000 }: UpgradeOptions,
) => {
  const addHandler = httpRouter.addWebSocketHandler.bind(httpRouter);
  httpRouter.addWebSocketHandler = route =>
    addHandler({
      ...route,
      async handler(context) {
        const { request, socket } = context;
        try {
          await authorize(request);
        } catch (error) {
          refuse(socket, error as Error, logger);
          return;
        }
        // The client may have left meanwhile: a closed socket would never clear the timer.
        if (socket.destroyed) return;
        recheck(socket, () => authorize(request), recheckMs);
        await route.handler(context);
      },
    });
};
