/** The words of what is unallocated, and of what to do about it. */
export const unallocatedMessages = {
  unallocated: {
    title: 'Unallocated',
    by: 'List by',
    list: { account: 'Sub-account', product: 'Product', reason: 'Reason' },
    inLines_one: 'in {{lines}} line',
    inLines_other: 'in {{lines}} lines',
    cure: 'What to do',
    noAccount: 'No sub-account',
    nothing: 'Nothing is unallocated',
    nothingHelp:
      'Every charge of these months that matches the filters has an application.',
    otherCurrencies: 'In other currencies: {{amounts}}.',
  },
  cure: {
    'propose-pivot': 'Propose a pivot',
    'make-rule': 'Make an allocation rule',
    'extend-validity': 'Extend the validity of the pivot or application',
    'order-tags': 'Order the tag keys (rosetta.finops.tagKeys)',
    'fix-bill': 'Have the tags of the bill fixed',
    'run-again': 'Run the month again',
  },
  propose: {
    title: 'Whose is {{value}}?',
    application: 'Application',
    reason: 'Reason',
    why: 'Unallocated cost of {{account}}: {{amount}}',
    next: 'This submits a change request. A référentiel administrator approves it, as nothing in the tool says whose it is; the next run of the month then attributes the charges.',
    submit: 'Submit the change request',
    done: 'Change request submitted',
    requestTitle: '{{value}} belongs to {{name}}',
  },
} as const;
