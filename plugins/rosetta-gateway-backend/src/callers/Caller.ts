import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Action, rolesMay } from '@rosetta/contracts/access';
import { rosettaPermissions } from '@rosetta/plugin-rosetta-common';
import { Access, Contact, refusalOf } from '@rosetta/plugin-rosetta-node';
import { IssueToken } from '../keys/createTokens';

export interface CallerOptions {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  user: string;
  groups: string[];
  access: Access;
  /** Whom to ask for more. */
  contact: Contact;
  permissions: PermissionsService;
  issueToken: IssueToken;
}

/** Remembers what was made, unless making it failed. */
const remembered = async <T>(
  memory: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> => {
  const made = memory.get(key) ?? make();
  memory.set(key, made);
  try {
    return await made;
  } catch (error) {
    memory.delete(key);
    throw error;
  }
};

/** A signed-in person, with what was decided and signed for them so far. */
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

  /** Throws what a person needs to know to get access, unless they have it. */
  async require(action: Action): Promise<void> {
    if (!rolesMay(this.access.roles, action))
      throw refusalOf(action, this.user, this.access, this.#options.contact);
    await remembered(this.#allowed, action, async () => {
      if (await this.#may(action)) return;
      // What the policy knows is of another moment than what the token would say.
      throw new ServiceUnavailableError(
        `What ${this.user} may is being read again: try again in a moment`,
      );
    });
  }

  /** The token that tells one service who is calling. */
  tokenFor(audience: string): Promise<string> {
    const { issueToken, user, groups, access } = this.#options;
    return remembered(this.#tokens, audience, () =>
      issueToken({ user, groups, roles: access.roles, audience }),
    );
  }

  async #may(action: Action): Promise<boolean> {
    const { permissions, credentials } = this.#options;
    const [{ result }] = await permissions.authorize(
      [{ permission: rosettaPermissions[action] }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }
}
