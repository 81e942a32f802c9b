import {
  BackstageUserInfo,
  createExtensionPoint,
} from '@backstage/backend-plugin-api';
import { Me, Role } from '@rosetta/contracts';

/** What gives a role: the directory that says so, and of which group or person. */
export type Reason = Me['roles'][number]['because'][number];

export interface RoleGrant {
  role: Role;
  /** Entity ref of the group, or of the person, that has the role. */
  of: string;
}

/** Somewhere that knows who has which role. */
export interface AccessDirectory {
  /** Shown to people as the source of a role, and named in the log. */
  readonly name: string;
  /**
   * The roles of one person, given their entity ref and the groups they are known by.
   * Rejects when it can't tell: an empty answer means "none", never "I don't know".
   */
  rolesOf(person: BackstageUserInfo): Promise<RoleGrant[]>;
}

export interface Access {
  roles: Role[];
  /** Why, per role. */
  reasons: { role: Role; because: Reason[] }[];
  /** Directories that could not tell. What only they give is not given. */
  unavailable: string[];
}

/** What a person may be, from every directory there is. */
export interface AccessService {
  accessOf(person: BackstageUserInfo): Promise<Access>;
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
