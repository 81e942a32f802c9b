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

/** Somebody signed in, with the groups of this sign-in and what these give. */
export interface SignedIn {
  person: BackstageUserInfo;
  access: Access;
}

/** Who is behind a token. The same object is answered for as long as it is good. */
export interface SignedInService {
  /** @param userInfo - that of the plugin which asks */
  of(credentials: Credentials, userInfo: UserInfoService): Promise<SignedIn>;
}

interface Question {
  credentials: Credentials;
  userInfo: UserInfoService;
}

/** How long a role that was taken away may still be used, wherever it was remembered on the way. */
const KNOWN_MS = 60_000;
/** "I don't know" is no decision: long enough for the many requests of one page, and no longer. */
const UNSURE_MS = 2_000;
const MOST_PEOPLE = 10_000;

const goodForMs = (
  { readAt, unavailable }: Access,
  { expiresAt }: Credentials,
): number => {
  const good = [KNOWN_MS - (performance.now() - readAt)];
  if (unavailable.length > 0) good.push(UNSURE_MS);
  if (expiresAt) good.push(expiresAt.getTime() - Date.now());
  // To the cache, 0 would be for ever.
  return Math.max(1, Math.floor(Math.min(...good)));
};

export const createSignedIn = (access: AccessService): SignedInService => {
  const known = new LRUCache<string, SignedIn, Question>({
    max: MOST_PEOPLE,
    ttl: KNOWN_MS,
    fetchMethod: async (_key, _stale, { context, options }) => {
      const { credentials, userInfo } = context;
      const person = await userInfo.getUserInfo(credentials);
      const signedIn = { person, access: await access.accessOf(person) };
      options.ttl = goodForMs(signedIn.access, credentials);
      return signedIn;
    },
  });
  return {
    async of(credentials, userInfo) {
      const { principal, expiresAt } = credentials;
      // A new sign-in may bring other groups: it has another end.
      const key = `${principal.userEntityRef} ${expiresAt?.getTime()}`;
      const context = { credentials, userInfo };
      return (await known.fetch(key, { context }))!;
    },
  };
};

/** One for the whole backend: each plugin's door and the gateway ask once between them. */
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
