import { Action, Role } from './access';

/** What each role is for, in the words of the field. */
export const ROLE_WORDS: Record<Role, string> = {
  Rosetta_User: 'Reads costs, deployments and the référentiel.',
  Rosetta_FinOps_Admin:
    'Runs the cost batches, and keeps rules, budgets and prices.',
  Rosetta_Monitoring_Admin:
    'Keeps service level objectives and incident links.',
  Rosetta_Referentiel_Admin:
    'Approves changes to applications, groups and pivots.',
  Rosetta_Admin: 'May do everything, and sees everybody’s roles.',
};

/** What each action means: pages and the documentation say it so. */
export const ACTION_WORDS = {
  'finops.read': 'See costs',
  'finops.runs.write': 'Run, reprocess and cancel cost batches',
  'finops.rules.write': 'Change allocation rules',
  'finops.budgets.write': 'Change budgets',
  'finops.prices.write': 'Change prices',
  'finops.rates.write': 'Change exchange rates',
  'finops.periods.write': 'Close and reopen months',
  'finops.quarantine.read': 'See refused bill lines',
  'monitoring.read': 'See deployments and reliability',
  'monitoring.runs.write': 'Run, reprocess and cancel monitoring batches',
  'monitoring.slos.write': 'Change service level objectives',
  'monitoring.maintenance.write': 'Declare maintenance windows',
  'monitoring.incidents.write': 'Link incidents to deployments',
  'monitoring.quarantine.read': 'See refused monitoring records',
  'ref.read': 'See applications, groups, relations and pivots',
  'ref.changes.write': 'Propose changes',
  'ref.changes.approve': 'Approve changes that touch only your groups',
  'ref.changes.approve-any': 'Approve any change that is not your own',
  'ref.changes.reject': 'Reject changes',
  'ref.import': 'Import from files',
  'ref.audit.read': 'Read the audit trail',
  'ref.mappings.write': 'Change mappings',
  'portal.read': 'Use the catalog, documentation, search and templates',
  'platform.read': 'See whether each service is up',
  'platform.tasks.write': 'Start and cancel scheduled tasks of the portal',
  'roles.read-others': 'See other people’s roles, and who may do what',
} as const satisfies Record<Action, string>;
