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
  /** Tells whom to ask for a role. */
  access: Pick<AccessService, 'contact'>;
  signedIn: SignedInService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  issueToken: IssueToken;
}

/** Who calls, with groups and roles. What is decided and signed for them lasts no longer than these are known. */
export class Callers {
  readonly #options: CallersOptions;
  readonly #callers = new WeakMap<SignedIn, Caller>();

  constructor(options: CallersOptions) {
    this.#options = options;
  }

  async of(credentials: Credentials): Promise<Caller> {
    const { signedIn, userInfo } = this.#options;
    const known = await signedIn.of(credentials, userInfo);
    const caller = this.#callers.get(known) ?? this.#meet(known, credentials);
    this.#callers.set(known, caller);
    return caller;
  }

  #meet({ person, access }: SignedIn, credentials: Credentials): Caller {
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
