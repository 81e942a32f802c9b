import {
  BackstageUserInfo,
  createExtensionPoint,
} from '@backstage/backend-plugin-api';
import { Role } from '@rosetta/contracts/access';
import { Reason, RoleGivenBy, Unavailable } from '@rosetta/contracts/portal';
import { Contact } from './contact';

export type { Reason };

export interface RoleGrant {
  role: Role;
  /** What has the role: entity ref of a group or a person, or the directory's own word for it. */
  of: string;
}

/** What a directory knows of a person. */
export interface Held {
  grants: RoleGrant[];
  /** When it was read, by `performance.now()`, where it was kept since; else it is as of now. */
  readAt?: number;
}

/** Somewhere that knows who has which role. */
export interface AccessDirectory {
  /** Shown to people as the source of a role, and named in the log. */
  readonly name: string;
  /** All that gives a role here, so that people without it know what to ask for. */
  readonly gives: readonly RoleGrant[];
  /**
   * The roles of one person, given their entity ref and the groups they are known by.
   * Rejects when it can't tell: an empty answer means "none", never "I don't know".
   */
  rolesOf(person: BackstageUserInfo): Promise<Held>;
}

export interface Access {
  roles: Role[];
  /** Why, per role. */
  reasons: { role: Role; because: Reason[] }[];
  /** Directories that could not tell. What only they give is not given. */
  unavailable: Unavailable[];
  /** When the oldest of the answers was read, by `performance.now()`. */
  readAt: number;
}

/** What a person may be, from every directory there is. */
export interface AccessService {
  /** Whom people ask for a role. */
  readonly contact: Contact;
  accessOf(person: BackstageUserInfo): Promise<Access>;
  /** What gives each role, in every directory. */
  givenBy(): RoleGivenBy[];
  addDirectory(directory: AccessDirectory): void;
}

export interface AccessExtensionPoint {
  addDirectory(directory: AccessDirectory): void;
}

/** Plugs in a directory beside the groups of `rosetta.roles`. For modules of the `permission` plugin. */
export const rosettaAccessExtensionPoint =
  createExtensionPoint<AccessExtensionPoint>({
    id: 'permission.rosetta-access',
  });
