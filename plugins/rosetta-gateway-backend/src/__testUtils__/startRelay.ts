import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { Route } from '@rosetta/contracts';
import {
  HttpClient,
  HttpClientLimits,
  createHttpClient,
} from '@rosetta/http-kit';
import { requestId } from '@rosetta/plugin-rosetta-node';
import express, { RequestHandler } from 'express';
import PromiseRouter from 'express-promise-router';
import { AnswerCache } from '../cache/AnswerCache';
import { Caller } from '../callers/Caller';
import { errorHandler } from '../errorHandler';
import { RelayOptions, createRelay } from '../relay/createRelay';

const caller = {
  user: 'user:default/jane',
  access: { roles: ['Rosetta_User'] },
  groups: ['group:default/a', 'group:default/b'],
  tokenFor: async () => 'signed',
} as unknown as Caller;

export const MEBIBYTE = 1024 * 1024;

/** Routes with long and short timeouts, large and small bodies, and other media types. */
const ROUTES = [
  { path: '/v1/x', timeoutSeconds: 30, maxBodyBytes: 16 * MEBIBYTE },
  { path: '/v1/brief', timeoutSeconds: 0.3 },
  { path: '/v1/live', alternatives: ['text/event-stream'] },
  { path: '/v1/table', alternatives: ['text/csv'] },
  { path: '/v1/file', alternatives: ['text/csv'], preferred: 'text/csv' },
] as Route[];

export interface RelayUnderTest
  extends Partial<Omit<RelayOptions, 'shutdownSignal' | 'metrics'>> {
  /** Middleware before the relay. */
  before?: RequestHandler;
  limits?: HttpClientLimits;
}

const createApp = (
  client: HttpClient,
  shutdownSignal: AbortSignal,
  { before = (_req, _res, next) => next(), ...options }: RelayUnderTest,
) => {
  const relay = createRelay({
    cache: new AnswerCache(),
    metrics: { cached: () => {} },
    shutdownSignal,
    ...options,
  });
  const service = PromiseRouter();
  for (const route of ROUTES)
    service.all(route.path, (req, res) =>
      relay(req, res, {
        upstream: { name: 'x', audience: 'x-api', client },
        route,
        caller,
      }),
    );
  const router = PromiseRouter();
  router.use(requestId());
  router.use('/x', before, service);
  router.use(errorHandler(mockServices.logger.mock()));
  return express().use('/api/rosetta', router);
};

/** The relay without authorization: `/api/rosetta/x/…` goes to the service. */
export async function startRelay(
  serviceUrl: string,
  { limits, ...options }: RelayUnderTest = {},
) {
  const client = createHttpClient({
    name: 'x-api',
    baseUrl: serviceUrl,
    retryOn429: false,
    limits,
  });
  const stopping = new AbortController();
  const server = createApp(client, stopping.signal, options).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    server,
    port,
    client,
    url: (path = '/v1/x') => `http://127.0.0.1:${port}/api/rosetta/x${path}`,
    /** Aborts the shutdown signal, as when the portal stops. */
    beginStop: () => stopping.abort(),
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      await client.close();
    },
  };
}

export type RunningRelay = Awaited<ReturnType<typeof startRelay>>;
