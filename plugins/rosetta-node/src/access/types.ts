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
  /** The holder: entity ref of a group or a person, or the directory's own name for it. */
  of: string;
}

/** The grants that a directory has for a person. */
export interface HeldGrants {
  grants: RoleGrant[];
  /** When they were read, by `performance.now()`, where they were cached; else they are current. */
  readAt?: number;
}

/** A source of roles. */
export interface AccessDirectory {
  /** Shown to people as the source of a role, and named in the log. */
  readonly name: string;
  /** Everything that grants a role here, so that people know what to request. */
  readonly gives: readonly RoleGrant[];
  /**
   * The roles of one person, given their entity ref and the groups they are known by.
   * Rejects when the query fails: an empty answer means "none", never "unknown".
   */
  rolesOf(person: BackstageUserInfo): Promise<HeldGrants>;
}

export interface Access {
  roles: Role[];
  /** Why, per role. */
  reasons: { role: Role; because: Reason[] }[];
  /** Directories whose query failed. Roles that only they grant are missing. */
  unavailable: Unavailable[];
  /** When the oldest of the grants was read, by `performance.now()`. */
  readAt: number;
}

/** The roles of people, from all directories. */
export interface AccessService {
  /** The contact for access requests. */
  readonly contact: Contact;
  accessOf(person: BackstageUserInfo): Promise<Access>;
  /** Everything that grants each role, in every directory. */
  givenBy(): RoleGivenBy[];
  addDirectory(directory: AccessDirectory): void;
}

export interface AccessExtensionPoint {
  addDirectory(directory: AccessDirectory): void;
}

/** Adds a directory to the groups of `rosetta.roles`. For modules of the `permission` plugin. */
export const rosettaAccessExtensionPoint =
  createExtensionPoint<AccessExtensionPoint>({
    id: 'permission.rosetta-access',
  });
