/**
 * Who may do what: the one table that the portal, the Backstage permission
 * framework, the gateway and every service read. CONTRACT.md says it in words.
 */

export const ROLES = [
  'Rosetta_User',
  'Rosetta_FinOps_Admin',
  'Rosetta_Monitoring_Admin',
  'Rosetta_Referentiel_Admin',
  'Rosetta_Admin',
] as const;
export type Role = (typeof ROLES)[number];

/** Each action, and the role that opens it besides `Rosetta_Admin`, which opens all. */
export const ACTIONS = {
  'finops.read': 'Rosetta_User',
  'finops.runs.write': 'Rosetta_FinOps_Admin',
  'finops.rules.write': 'Rosetta_FinOps_Admin',
  'finops.budgets.write': 'Rosetta_FinOps_Admin',
  'finops.prices.write': 'Rosetta_FinOps_Admin',
  'finops.rates.write': 'Rosetta_FinOps_Admin',
  'finops.periods.write': 'Rosetta_FinOps_Admin',
  'finops.quarantine.read': 'Rosetta_FinOps_Admin',
  'monitoring.read': 'Rosetta_User',
  'monitoring.runs.write': 'Rosetta_Monitoring_Admin',
  'monitoring.slos.write': 'Rosetta_Monitoring_Admin',
  'monitoring.maintenance.write': 'Rosetta_Monitoring_Admin',
  'monitoring.incidents.write': 'Rosetta_Monitoring_Admin',
  'monitoring.quarantine.read': 'Rosetta_Monitoring_Admin',
  'ref.read': 'Rosetta_User',
  /** Draft, edit, comment on, submit and withdraw change requests of one's own. */
  'ref.changes.write': 'Rosetta_User',
  /** Approve where a member of every group touched; never one's own request. */
  'ref.changes.approve': 'Rosetta_User',
  /** Approve whatever groups are touched; never one's own request. */
  'ref.changes.approve-any': 'Rosetta_Referentiel_Admin',
  'ref.changes.reject': 'Rosetta_Referentiel_Admin',
  'ref.import': 'Rosetta_Referentiel_Admin',
  'ref.audit.read': 'Rosetta_Referentiel_Admin',
  'ref.mappings.write': 'Rosetta_Referentiel_Admin',
  /** Reach Backstage's own plugins at all: catalog, documentation, search, templates. */
  'portal.read': 'Rosetta_User',
  /** See whether each component of the platform is up. */
  'platform.read': 'Rosetta_User',
  /** Start or cancel what a plugin of the portal does on a schedule. */
  'platform.tasks.write': 'Rosetta_Admin',
  /** See anybody's roles, and the whole matrix. */
  'roles.read-others': 'Rosetta_Admin',
} as const satisfies Record<string, Role>;
export type Action = keyof typeof ACTIONS;
export const ACTION_NAMES = Object.keys(ACTIONS) as [Action, ...Action[]];

const INCLUDES: Record<Role, readonly Role[]> = {
  Rosetta_User: ['Rosetta_User'],
  Rosetta_FinOps_Admin: ['Rosetta_User', 'Rosetta_FinOps_Admin'],
  Rosetta_Monitoring_Admin: ['Rosetta_User', 'Rosetta_Monitoring_Admin'],
  Rosetta_Referentiel_Admin: ['Rosetta_User', 'Rosetta_Referentiel_Admin'],
  Rosetta_Admin: ROLES,
};

export const isRole = (name: string): name is Role =>
  (ROLES as readonly string[]).includes(name);

export const isAction = (name: string): name is Action =>
  Object.hasOwn(ACTIONS, name);

/** Whether any of these roles is, or includes, the one needed. Names that are no role include nothing. */
export const rolesInclude = (roles: readonly string[], needed: Role): boolean =>
  roles.some(role => isRole(role) && INCLUDES[role].includes(needed));

/** Whether any of these roles opens the action. */
export const rolesMay = (roles: readonly string[], action: Action): boolean =>
  rolesInclude(roles, ACTIONS[action]);

/** All that these roles open. */
export const actionsOf = (roles: readonly string[]): Action[] =>
  ACTION_NAMES.filter(action => rolesMay(roles, action));

/** The roles that open an action, to tell a refused person what to ask for. */
export const rolesThatMay = (action: Action): Role[] =>
  ROLES.filter(role => rolesMay([role], action));
