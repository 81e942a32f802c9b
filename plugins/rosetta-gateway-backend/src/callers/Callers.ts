import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { AccessService } from '@rosetta/plugin-rosetta-node';
import { LRUCache } from 'lru-cache';
import { IssueToken } from '../keys/createTokens';
import { Caller } from './Caller';

type Credentials = BackstageCredentials<BackstageUserPrincipal>;

export interface CallersOptions {
  access: AccessService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  issueToken: IssueToken;
}

/** How long a role that was taken away may still be used. */
const KNOWN_MS = 60_000;
const MOST_CALLERS = 10_000;

/** Who calls, with groups and roles; asked anew a minute later, and after each sign-in. */
export class Callers {
  readonly #options: CallersOptions;
  readonly #known: LRUCache<string, Caller, Credentials>;

  constructor(options: CallersOptions) {
    this.#options = options;
    this.#known = new LRUCache({
      max: MOST_CALLERS,
      ttl: KNOWN_MS,
      fetchMethod: (_key, _stale, { context }) => this.#ask(context),
    });
  }

  async of(credentials: Credentials): Promise<Caller> {
    const { userEntityRef } = credentials.principal;
    // A new sign-in may bring other groups: it has another end.
    const key = `${userEntityRef} ${credentials.expiresAt?.getTime()}`;
    const caller = await this.#known.fetch(key, { context: credentials });
    return caller!;
  }

  async #ask(credentials: Credentials): Promise<Caller> {
    const { access, userInfo, permissions, issueToken } = this.#options;
    const person = await userInfo.getUserInfo(credentials);
    return new Caller({
      credentials,
      user: person.userEntityRef,
      groups: person.ownershipEntityRefs.filter(ref =>
        ref.startsWith('group:'),
      ),
      access: await access.accessOf(person),
      permissions,
      issueToken,
    });
  }
}
