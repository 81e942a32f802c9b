import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Action, rolesMay } from '@rosetta/contracts/access';
import { rosettaPermissions } from '@rosetta/plugin-rosetta-common';
import { Access, Contact, createRefusal } from '@rosetta/plugin-rosetta-node';
import { IssueToken } from '../keys/createTokens';

export interface CallerOptions {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  user: string;
  groups: string[];
  access: Access;
  /** The contact for access requests. */
  contact: Contact;
  permissions: PermissionsService;
  issueToken: IssueToken;
}

/** Caches the promise of a key, unless it rejects. */
const memoize = async <T>(
  memory: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> => {
  const promise = memory.get(key) ?? make();
  memory.set(key, promise);
  try {
    return await promise;
  } catch (error) {
    memory.delete(key);
    throw error;
  }
};

/** A signed-in person, with the permission decisions and tokens cached for them. */
export class Caller {
  readonly user: string;
  readonly groups: string[];
  readonly access: Access;
  readonly #options: CallerOptions;
  readonly #allowed = new Map<string, Promise<void>>();
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(options: CallerOptions) {
    this.user = options.user;
    this.groups = options.groups;
    this.access = options.access;
    this.#options = options;
  }

  /** @throws an error that says how to get access, unless the person has it */
  async require(action: Action): Promise<void> {
    if (!rolesMay(this.access.roles, action))
      throw createRefusal(
        action,
        this.user,
        this.access,
        this.#options.contact,
      );
    await memoize(this.#allowed, action, async () => {
      if (await this.#isAllowed(action)) return;
      // The policy and the token would disagree: one of them is from an older read of the directories.
      throw new ServiceUnavailableError(
        `Permissions of ${this.user} are being refreshed; retry shortly`,
      );
    });
  }

  /** The token that identifies the person to one service. */
  tokenFor(audience: string): Promise<string> {
    const { issueToken, user, groups, access } = this.#options;
    return memoize(this.#tokens, audience, () =>
      issueToken({ user, groups, roles: access.roles, audience }),
    );
  }

  async #isAllowed(action: Action): Promise<boolean> {
    const { permissions, credentials } = this.#options;
    const [{ result }] = await permissions.authorize(
      [{ permission: rosettaPermissions[action] }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }
}
