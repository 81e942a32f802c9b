/** What each role is for, and what each action means, in the words of the field. */
export const roleMessages = {
  Rosetta_User: 'Reads costs, deployments and the référentiel.',
  Rosetta_FinOps_Admin:
    'Runs the cost batches, and keeps rules, budgets and prices.',
  Rosetta_Monitoring_Admin:
    'Keeps service level objectives and incident links.',
  Rosetta_Referentiel_Admin:
    'Approves changes to applications, groups and pivots.',
  Rosetta_Admin: 'May do everything, and sees everybody’s roles.',
} as const;

export const actionMessages = {
  finops: {
    read: 'See costs',
    runs: { write: 'Run, reprocess and cancel cost batches' },
    rules: { write: 'Change allocation rules' },
    budgets: { write: 'Change budgets' },
    prices: { write: 'Change prices' },
    rates: { write: 'Change exchange rates' },
    periods: { write: 'Close and reopen months' },
    quarantine: { read: 'See refused bill lines' },
  },
  monitoring: {
    read: 'See deployments and reliability',
    runs: { write: 'Run, reprocess and cancel monitoring batches' },
    slos: { write: 'Change service level objectives' },
    maintenance: { write: 'Declare maintenance windows' },
    incidents: { write: 'Link incidents to deployments' },
    quarantine: { read: 'See refused monitoring records' },
  },
  ref: {
    read: 'See applications, groups, relations and pivots',
    changes: {
      write: 'Propose changes',
      approve: 'Approve changes that touch only your groups',
      'approve-any': 'Approve any change that is not your own',
      reject: 'Reject changes',
    },
    import: 'Import from files',
    audit: { read: 'Read the audit trail' },
    mappings: { write: 'Change mappings' },
  },
  platform: { read: 'See whether each service is up' },
  roles: { 'read-others': 'See other people’s roles' },
} as const;
