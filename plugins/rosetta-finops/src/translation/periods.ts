/** The words of the page of months. */
export const periodsMessages = {
  open: 'Months',
  title: 'Months',
  about:
    'Each published month. Of a closed one the figures stay as they are, whatever still arrives for it.',
  none: 'No month is published yet',
  noneHelp: 'A month is here once its bill was imported and its batch has run.',
  state: { open: 'Open', closed: 'Closed' },
  column: {
    month: 'Month',
    state: 'State',
    pending: 'Pending restatements',
    published: 'Published',
    lines: 'Lines',
    currencies: 'Currencies',
    closedBy: 'Closed by',
    closedAt: 'Closed',
    reason: 'Reason',
    act: 'Action',
  },
  close: 'Close',
  reopen: 'Reopen',
  closeOf: 'Close {{month}}',
  reopenOf: 'Reopen {{month}}',
  willClose:
    'The published figures of {{month}} stay as they are. A run of it computes, and publishes nothing, until the month is reopened.',
  willReopen:
    'The next run of {{month}} publishes again. Until then its figures stay as they are.',
  reason: 'Reason',
  reasonHelp: 'Kept in the audit',
} as const;
