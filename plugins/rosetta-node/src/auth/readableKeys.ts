import { DiscoveryService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, isError } from '@backstage/errors';
import { cacheFor } from '@rosetta/server-kit';

const JWKS_PATH = '/.well-known/jwks.json';
const TIMEOUT_MS = 3_000;
/** A flood of invalid tokens must not become a flood of questions. */
const CACHE_MS = 2_000;

/** What Backstage throws for every token that it could not verify, whatever the cause. */
const UNVERIFIED = /^Failed (user|plugin) token verification$/;

export type KeysReadable = () => Promise<boolean>;

/** Whether the keys that verify tokens can be read, as of the last seconds. */
export const createKeysReadable = (discovery: DiscoveryService): KeysReadable =>
  cacheFor(CACHE_MS, async () => {
    try {
      const url = (await discovery.getBaseUrl('auth')) + JWKS_PATH;
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      return (await fetch(url, { signal })).status < 500;
    } catch {
      return false;
    }
  });

/**
 * Authenticates; a token that nobody can verify now is not called invalid, as its owner would be
 * signed out.
 * @throws ServiceUnavailableError while the keys cannot be read
 */
export async function withReadableKeys<T>(
  authenticate: () => Promise<T>,
  keysReadable: KeysReadable,
): Promise<T> {
  try {
    return await authenticate();
  } catch (error) {
    if (
      isError(error) &&
      UNVERIFIED.test(error.message) &&
      !(await keysReadable())
    )
      throw new ServiceUnavailableError(
        'The keys that verify tokens cannot be read now; try again shortly',
      );
    throw error;
  }
}
