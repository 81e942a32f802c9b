import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PolicyDecision,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { rolesInclude } from '@rosetta/contracts/access';
import { AccessService } from '@rosetta/plugin-rosetta-node';
import { rolesGrant } from './portalAccess';

const SCAFFOLDER_TASK = 'scaffolder-task';

/** A task may contain form input of a person: only they and admins may read it. */
const ownTasks = (userEntityRef: string): ConditionalPolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'scaffolder',
  resourceType: SCAFFOLDER_TASK,
  conditions: {
    rule: 'IS_TASK_OWNER',
    resourceType: SCAFFOLDER_TASK,
    params: { createdBy: [userEntityRef] },
  },
});

/** Denies everything without a role, and allows what the tables grant to roles. */
export class RosettaPolicy implements PermissionPolicy {
  readonly #access: AccessService;

  constructor(access: AccessService) {
    this.#access = access;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) return { result: AuthorizeResult.DENY };
    const { roles } = await this.#access.accessOf(user.info);
    if (!rolesGrant(roles, permission)) return { result: AuthorizeResult.DENY };
    if (
      isResourcePermission(permission, SCAFFOLDER_TASK) &&
      !rolesInclude(roles, 'Rosetta_Admin')
    )
      return ownTasks(user.info.userEntityRef);
    return { result: AuthorizeResult.ALLOW };
  }
}
