import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  Permission,
  createPermission,
} from '@backstage/plugin-permission-common';
import { Action, ROLES, Role } from '@rosetta/contracts/access';
import { rosettaPermissions } from '@rosetta/plugin-rosetta-common';
import { RosettaPolicy } from './RosettaPolicy';

/** Areas whose actions CONTRACT.md lists; another domain's are in its manifest alone. */
type Listed = 'finops' | 'monitoring' | 'ref' | 'portal' | 'platform' | 'roles';

/** CONTRACT.md, said once more by hand: the initials of the roles that open each action. */
const WHO_MAY: Record<Extract<Action, `${Listed}.${string}`>, string> = {
  'finops.read': 'U F M R A',
  'finops.runs.write': 'F A',
  'finops.rules.write': 'F A',
  'finops.budgets.write': 'F A',
  'finops.prices.write': 'F A',
  'finops.invoices.write': 'F A',
  'finops.rates.write': 'F A',
  'finops.periods.write': 'F A',
  'finops.anomalies.write': 'F A',
  'finops.audit.read': 'F A',
  'finops.quarantine.read': 'F A',
  'finops.quarantine.write': 'F A',
  'monitoring.read': 'U F M R A',
  'monitoring.runs.write': 'M A',
  'monitoring.slos.write': 'M A',
  'monitoring.maintenance.write': 'M A',
  'monitoring.incidents.write': 'M A',
  'monitoring.audit.read': 'M A',
  'monitoring.quarantine.read': 'M A',
  'ref.read': 'U F M R A',
  'ref.changes.write': 'U F M R A',
  'ref.changes.approve': 'U F M R A',
  'ref.changes.approve-any': 'R A',
  'ref.changes.reject': 'R A',
  'ref.attest': 'U F M R A',
  'ref.attest-any': 'R A',
  'ref.import': 'R A',
  'ref.audit.read': 'R A',
  'ref.mappings.write': 'R A',
  'ref.catalog.write': 'A',
  'portal.read': 'U F M R A',
  'platform.read': 'U F M R A',
  'platform.tasks.write': 'A',
  'roles.read-others': 'A',
};

/** The same for the permissions of Backstage's own plugins. */
const WHO_MAY_IN_THE_PORTAL: [string, string, Permission][] = (
  [
    ['catalog.entity.read', 'read', 'catalog-entity', 'U F M R A'],
    ['catalog.entity.refresh', 'update', 'catalog-entity', 'U F M R A'],
    ['catalog.entity.validate', undefined, undefined, 'U F M R A'],
    ['catalog.entity.create', 'create', undefined, 'R A'],
    ['catalog.entity.delete', 'delete', 'catalog-entity', 'R A'],
    ['catalog.location.read', 'read', undefined, 'U F M R A'],
    ['catalog.location.create', 'create', undefined, 'R A'],
    ['catalog.location.analyze', undefined, undefined, 'R A'],
    ['catalog.location.delete', 'delete', undefined, 'R A'],
    ['catalog.ingestion.read', 'read', undefined, 'A'],
    ['catalog.ingestion.manage', 'update', undefined, 'A'],
    [
      'scaffolder.template.parameter.read',
      'read',
      'scaffolder-template',
      'U F M R A',
    ],
    [
      'scaffolder.template.step.read',
      'read',
      'scaffolder-template',
      'U F M R A',
    ],
    ['scaffolder.template.dry-run', undefined, undefined, 'A'],
    ['scaffolder.template.management', undefined, undefined, 'A'],
    ['scaffolder.action.execute', undefined, 'scaffolder-action', 'U F M R A'],
    ['scaffolder.task.create', 'create', undefined, 'U F M R A'],
    ['scaffolder.task.cancel', undefined, 'scaffolder-task', 'U F M R A'],
    ['scaffolder.task.read', 'read', 'scaffolder-task', 'U F M R A'],
    ['of.a.plugin.to.come', 'update', undefined, 'A'],
  ] as const
).map(([name, action, resourceType, roles]) => [
  name,
  roles,
  createPermission({
    name,
    attributes: { action },
    ...(resourceType && { resourceType }),
  }) as Permission,
]);

const roleInitial = (role: Role) => role.replace('Rosetta_', '')[0];

const policyFor = (...roles: Role[]) =>
  new RosettaPolicy({
    accessOf: async () => ({
      roles,
      reasons: [],
      unavailable: [],
      readAt: performance.now(),
    }),
    contact: { name: 'Ada' },
    givenBy: () => [],
    addDirectory: () => {},
  });

const decide = async (permission: Permission, ...roles: Role[]) => {
  const credentials = mockCredentials.user('user:default/jane');
  const info = await mockServices.userInfo().getUserInfo(credentials);
  return policyFor(...roles).handle({ permission }, { credentials, info });
};

const whoMay = async (permission: Permission) => {
  const open: string[] = [];
  for (const role of ROLES)
    if ((await decide(permission, role)).result !== 'DENY')
      open.push(roleInitial(role));
  return open.join(' ');
};

describe('RosettaPolicy', () => {
  it.each(Object.entries(WHO_MAY))(
    'grants %s to %s',
    async (action, expected) => {
      expect(await whoMay(rosettaPermissions[action as Action])).toBe(expected);
    },
  );

  it.each(WHO_MAY_IN_THE_PORTAL)(
    'grants %s to %s',
    async (_name, expected, permission) => {
      expect(await whoMay(permission)).toBe(expected);
    },
  );

  it('grants nothing to a person without a role', async () => {
    const permissions = [
      ...Object.values(rosettaPermissions),
      ...WHO_MAY_IN_THE_PORTAL.map(([, , permission]) => permission),
    ];
    for (const permission of permissions)
      expect(await decide(permission)).toEqual({ result: 'DENY' });
  });

  it('grants nothing to an anonymous request', async () => {
    const permission = rosettaPermissions['finops.read'];
    expect(await policyFor('Rosetta_Admin').handle({ permission })).toEqual({
      result: 'DENY',
    });
  });

  it('adds up the roles of a person', async () => {
    const roles: Role[] = ['Rosetta_FinOps_Admin', 'Rosetta_Monitoring_Admin'];
    for (const action of [
      'finops.runs.write',
      'monitoring.runs.write',
    ] as const)
      expect(await decide(rosettaPermissions[action], ...roles)).toEqual({
        result: 'ALLOW',
      });
  });

  it('shows scaffolder tasks to their owner, and all of them to admins', async () => {
    const read = createPermission({
      name: 'scaffolder.task.read',
      attributes: { action: 'read' },
      resourceType: 'scaffolder-task',
    });
    expect(await decide(read, 'Rosetta_User')).toMatchObject({
      result: 'CONDITIONAL',
      conditions: {
        rule: 'IS_TASK_OWNER',
        params: { createdBy: ['user:default/jane'] },
      },
    });
    expect(await decide(read, 'Rosetta_Admin')).toEqual({ result: 'ALLOW' });
  });
});
