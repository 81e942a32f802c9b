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
import { rolesOpen } from './portalAccess';

const SCAFFOLDER_TASK = 'scaffolder-task';

/** A task may hold what somebody typed into a form: it is for them, and for admins. */
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

/** Nothing without a role; with roles, what the tables open to them. */
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
    if (!rolesOpen(roles, permission)) return { result: AuthorizeResult.DENY };
    if (
      isResourcePermission(permission, SCAFFOLDER_TASK) &&
      !rolesInclude(roles, 'Rosetta_Admin')
    )
      return ownTasks(user.info.userEntityRef);
    return { result: AuthorizeResult.ALLOW };
  }
}
