/** The words of the page of commitments. */
export const commitmentsMessages = {
  title: 'Commitments',
  about:
    'What was committed to providers, how well it is used, and what it saves.',
  none: 'No commitment was used in these months',
  noneHelp:
    'Reservations, savings plans and committed use stand here once a published bill names them (CommitmentDiscountId). Choose other months, or look for the bill on the page Cost runs.',
  picture: 'Commitments used, and not used, {{period}}',
  pictureSummary:
    'Commitments in {{period}}: {{used}} used, {{unused}} not used.',
  quantity: '{{used}} of use, {{unused}} unused ({{unit}})',
  otherCurrencies:
    'Commitments in other currencies, which are never added up: {{amounts}} used.',
  kpi: {
    utilization: 'Utilisation',
    used: '{{amount}} used',
    unused: 'Not used',
    unusedDetail: 'paid for nothing',
    coverage: 'Coverage',
    eligible: 'of {{amount}} at list price',
    savings: 'Savings',
    savingsDetail: 'against list, less what was unused',
    incomplete: '{{count}} lines without list price',
  },
  explain: {
    utilization:
      'Effective cost of what commitments were used for, divided by all that was committed: used and not used.',
    unused:
      'Effective cost of the part of commitments that nobody used (CommitmentDiscountStatus Unused). Rules of allocation say who bears it.',
    coverage:
      'List cost of what commitments were used for, divided by the list cost of all use of the same products in the same months, covered or not.',
    savings:
      'List cost of what commitments were used for, less the effective cost of commitments, used and not used. Below 0, they cost more than they save.',
  },
  column: {
    commitment: 'Commitment',
    provider: 'Provider',
    type: 'Type',
    utilization: 'Utilisation',
    used: 'Used',
    unused: 'Not used',
    covered: 'At list price',
    savings: 'Savings',
    quantity: 'Quantity',
  },
} as const;
