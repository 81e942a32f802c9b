import {
  BackstageCredentials,
  BackstageUserInfo,
  BackstageUserPrincipal,
  UserInfoService,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { LRUCache } from 'lru-cache';
import { accessServiceRef } from './accessService';
import { Access, AccessService } from './types';

type Credentials = BackstageCredentials<BackstageUserPrincipal>;

/** A signed-in person, with the groups of this sign-in and the roles that they grant. */
export interface SignedIn {
  person: BackstageUserInfo;
  access: Access;
}

/** Resolves the person behind a token. Returns the same object while it is cached. */
export interface SignedInService {
  /** @param userInfo - the service of the calling plugin */
  resolve(
    credentials: Credentials,
    userInfo: UserInfoService,
  ): Promise<SignedIn>;
}

interface FetchContext {
  credentials: Credentials;
  userInfo: UserInfoService;
}

/** How long a revoked role may still be used, whatever caches are on the way. */
const CACHE_MS = 60_000;
/** A failed query is no decision: cached just long enough for the requests of one page. */
const UNAVAILABLE_CACHE_MS = 2_000;
const MAX_PEOPLE = 10_000;

const cacheMs = (
  { readAt, unavailable }: Access,
  { expiresAt }: Credentials,
): number => {
  const limits = [CACHE_MS - (performance.now() - readAt)];
  if (unavailable.length > 0) limits.push(UNAVAILABLE_CACHE_MS);
  if (expiresAt) limits.push(expiresAt.getTime() - Date.now());
  // The cache takes 0 for no expiry.
  return Math.max(1, Math.floor(Math.min(...limits)));
};

export const createSignedIn = (access: AccessService): SignedInService => {
  const cache = new LRUCache<string, SignedIn, FetchContext>({
    max: MAX_PEOPLE,
    ttl: CACHE_MS,
    fetchMethod: async (_key, _stale, { context, options }) => {
      const { credentials, userInfo } = context;
      const person = await userInfo.getUserInfo(credentials);
      const signedIn = { person, access: await access.accessOf(person) };
      options.ttl = cacheMs(signedIn.access, credentials);
      return signedIn;
    },
  });
  return {
    async resolve(credentials, userInfo) {
      const { principal, expiresAt } = credentials;
      // A new sign-in may have other groups: it has another expiry.
      const key = `${principal.userEntityRef} ${expiresAt?.getTime()}`;
      const context = { credentials, userInfo };
      return (await cache.fetch(key, { context }))!;
    },
  };
};

/** One for the whole backend, shared by the role checks of all plugins and the gateway. */
export const signedInServiceRef = createServiceRef<SignedInService>({
  id: 'rosetta.signed-in',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { access: accessServiceRef },
      factory: ({ access }) => createSignedIn(access),
    }),
});
