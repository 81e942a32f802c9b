import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  AccessService,
  SignedIn,
  SignedInService,
} from '@rosetta/plugin-rosetta-node';
import { IssueToken } from '../keys/createTokens';
import { Caller } from './Caller';

type Credentials = BackstageCredentials<BackstageUserPrincipal>;

export interface CallersOptions {
  /** Has the contact for access requests. */
  access: Pick<AccessService, 'contact'>;
  signedIn: SignedInService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  issueToken: IssueToken;
}

/** Resolves callers with groups and roles. Their decisions and tokens are cached no longer than these. */
export class Callers {
  readonly #options: CallersOptions;
  readonly #callers = new WeakMap<SignedIn, Caller>();

  constructor(options: CallersOptions) {
    this.#options = options;
  }

  async resolve(credentials: Credentials): Promise<Caller> {
    const { signedIn, userInfo } = this.#options;
    const current = await signedIn.resolve(credentials, userInfo);
    const caller =
      this.#callers.get(current) ?? this.#createCaller(current, credentials);
    this.#callers.set(current, caller);
    return caller;
  }

  #createCaller(
    { person, access }: SignedIn,
    credentials: Credentials,
  ): Caller {
    const { permissions, issueToken, access: directories } = this.#options;
    return new Caller({
      credentials,
      user: person.userEntityRef,
      groups: person.ownershipEntityRefs.filter(ref =>
        ref.startsWith('group:'),
      ),
      access,
      contact: directories.contact,
      permissions,
      issueToken,
    });
  }
}
