/** What the page of maintenance windows says. */
export const maintenanceMessages = {
  maintenance: {
    title: 'Maintenance windows',
    line: 'Times in which applications are worked on: they count for no error budget, and nobody is alerted',
    none: 'No maintenance window is declared',
    noneHelp: 'Declare one before the work begins, so that it uses no budget.',
    noneRead:
      'A monitoring administrator (Rosetta_Monitoring_Admin) declares them here.',
    declare: 'Declare maintenance',
    changeOf: 'Change “{{name}}”',
    save: 'Save',
    cancel: 'Cancel this maintenance',
    changedSince:
      'Somebody changed this window meanwhile. Close the form, and look at it again.',
    will: 'The objectives of these applications are computed again without these minutes.',
    utc: 'In UTC',
    state: {
      planned: 'Planned',
      now: 'Now',
      over: 'Over',
      cancelled: 'Cancelled',
    },
    field: {
      name: 'Name',
      applications: 'Applications',
      from: 'From',
      to: 'To',
      reason: 'Reason',
      state: 'State',
      by: 'Changed by',
    },
    problem: {
      required: 'is needed',
      afterFrom: 'must be after the beginning',
    },
  },
} as const;
