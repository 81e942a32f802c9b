import { ServiceUnavailableError } from '@backstage/errors';
import { createHttpClient } from '@rosetta/http-kit';
import { JWTVerifyGetKey, createRemoteJWKSet, customFetch, errors } from 'jose';
import { Logger } from 'pino';
import { Metrics } from '../metrics/createMetrics';

/** An unknown key id triggers a fetch; a flood of invented ones must not. */
const COOLDOWN_MS = 5_000;
/** Keys that the gateway withdrew are dropped after this long. */
const REFRESH_MS = 10 * 60_000;

interface RemoteKeysOptions {
  url: string;
  logger: Logger;
  metrics?: Metrics;
}

/** `fetch` as jose calls it, by the HTTP client of all outgoing calls. */
function createFetch({ url, metrics }: RemoteKeysOptions) {
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

/** What is wrong with the token, and not with the keys. */
const isOfToken = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

/** Whether the token is valid is not known: its sender must not be told that it is not. */
const toKeysUnavailable = (cause: unknown) =>
  new ServiceUnavailableError(
    "The gateway's keys cannot be read now, and so no token be checked; try again shortly",
    cause as Error,
  );

/**
 * The gateway's public keys. Known keys are kept while the gateway is unreachable, so that its
 * tokens stay valid until they expire.
 */
export function createRemoteKeys(options: RemoteKeysOptions): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(options.url), {
    cacheMaxAge: Infinity,
    cooldownDuration: COOLDOWN_MS,
    [customFetch]: createFetch(options),
  });
  let refreshedAt = performance.now();
  const refresh = () => {
    refreshedAt = performance.now();
    keys
      .reload()
      .catch(err =>
        options.logger.warn(
          { err },
          'Gateway key refresh failed; known keys kept',
        ),
      );
  };
  return async (header, token) => {
    if (keys.jwks() && performance.now() - refreshedAt > REFRESH_MS) refresh();
    try {
      return await keys(header, token);
    } catch (error) {
      throw isOfToken(error) ? error : toKeysUnavailable(error);
    }
  };
}
