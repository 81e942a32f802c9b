import { BackstageUserInfo } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ROLES, Role } from '@rosetta/contracts/access';
import { z } from 'zod';
import { AccessDirectory, HeldGrants, RoleGrant } from './types';

const EntityRef = z.string().transform((text, ctx) => {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: String(error) });
    return z.NEVER;
  }
});
const Roles = z.partialRecord(z.enum(ROLES), z.array(EntityRef));

/** `rosetta.roles`: the groups that have each role. */
export class ConfiguredDirectory implements AccessDirectory {
  readonly name = 'rosetta.roles';
  readonly gives: readonly RoleGrant[];

  static fromConfig(config: Config): ConfiguredDirectory {
    const parsed = Roles.safeParse(config.getOptional('rosetta.roles') ?? {});
    if (!parsed.success)
      throw new InputError(
        `rosetta.roles: ${z.prettifyError(parsed.error)}; roles are ${ROLES}`,
      );
    const roles = Object.entries(parsed.data) as [Role, string[]][];
    return new ConfiguredDirectory(
      roles.flatMap(([role, refs]) => refs.map(of => ({ role, of }))),
    );
  }

  private constructor(gives: RoleGrant[]) {
    this.gives = gives;
  }

  async rolesOf(person: BackstageUserInfo): Promise<HeldGrants> {
    const known = new Set([
      person.userEntityRef,
      ...person.ownershipEntityRefs,
    ]);
    return { grants: this.gives.filter(({ of }) => known.has(of)) };
  }
}
