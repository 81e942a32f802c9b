import { createHttpClient } from '@rosetta/http-kit';
import { JWTVerifyGetKey, createRemoteJWKSet, customFetch } from 'jose';
import { Logger } from 'pino';
import { Metrics } from '../metrics/createMetrics';

/** A key that nobody has seen yet is asked for, but a flood of made-up ones is not. */
const COOLDOWN_MS = 5_000;
/** Keys taken back by the gateway are forgotten after this long. */
const REFRESH_MS = 10 * 60_000;

interface RemoteKeysOptions {
  url: string;
  logger: Logger;
  metrics?: Metrics;
}

/** `fetch` as jose calls it, through the client that every outgoing call goes through. */
function fetcherOf({ url, metrics }: RemoteKeysOptions) {
  const { origin, pathname, search } = new URL(url);
  const client = createHttpClient({
    name: 'gateway-keys',
    baseUrl: origin,
    timeoutMs: 3_000,
    limits: { maxBodyBytes: 1024 * 1024 },
    observe: metrics?.observeClient,
  });
  return async (_url: string, { signal }: { signal: AbortSignal }) => {
    const { status, text } = await client.request({
      method: 'get',
      path: pathname + search,
      signal,
    });
    return new Response(await text(), { status });
  };
}

/**
 * The gateway's public keys. Those known are kept while the gateway is away, so that its
 * tokens stay good until they end.
 */
export function createRemoteKeys(options: RemoteKeysOptions): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(options.url), {
    cacheMaxAge: Infinity,
    cooldownDuration: COOLDOWN_MS,
    [customFetch]: fetcherOf(options),
  });
  let refreshedAt = performance.now();
  const refresh = () => {
    refreshedAt = performance.now();
    keys
      .reload()
      .catch(err =>
        options.logger.warn({ err }, 'kept the known gateway keys'),
      );
  };
  return (header, token) => {
    if (keys.jwks() && performance.now() - refreshedAt > REFRESH_MS) refresh();
    return keys(header, token);
  };
}
