/** The words of differences of closed months. */
export const restatementsMessages = {
  title: 'Restatements of closed months',
  about:
    'By how much later runs of closed months differ from what is published. They enter no figure until they are booked into an open month.',
  pending: 'Pending',
  booked: 'Booked into {{month}}',
  because: {
    bill: 'bill',
    consumption: 'consumption',
    rule: 'allocation rule',
    rate: 'exchange rate',
    pivot: 'référentiel',
    weights: 'costs of corrected months',
    software: 'version of Rosetta',
  },
  column: {
    period: 'Month',
    application: 'Application',
    difference: 'Difference',
    why: 'Changed input',
    state: 'State',
    restatements: 'Figures',
    reason: 'Reason',
    by: 'Booked by',
    act: 'Action',
  },
  book: 'Book',
  bookAll: 'Book all of {{month}} ({{amount}})',
  bookTitle: 'Book {{what}}',
  whole: 'all restatements of {{month}}',
  part: '{{name}}, {{month}}',
  into: 'Into the open month',
  noOpenMonth:
    'No published month is open: reopen one, or publish the next one first.',
  willBook:
    '{{amount}} of {{restated}} becomes part of {{month}}, as “restated”. The figures of {{restated}} stay as they are.',
  undo: 'Undo',
  undoTitle: 'Undo the booking into {{month}}',
  willUndo:
    'What was booked with it leaves {{month}} and is pending again: of all applications that were booked together.',
  line: {
    of: 'Restates',
    ofMonth: '{{month}}, {{kind}}; changed: {{why}}',
    booking: 'Booked',
    bookedBy: '{{reason}} ({{by}})',
  },
} as const;
