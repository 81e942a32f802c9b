/** The words of the page of unit costs. */
export const unitCostsMessages = {
  title: 'Unit cost',
  open: 'See unit costs',
  about: 'What one unit of a metric cost, such as one order: {{period}}',
  metric: 'Per unit of',
  metricIn: '{{metric}} ({{unit}})',
  picture: 'Cost for one unit: {{metric}}',
  summary:
    'Cost for one unit of {{metric}}, month by month; in {{month}} it was {{unitCost}}.',
  noFigure: 'No month has both a cost and a quantity.',
  months: 'Months in figures',
  each: 'Each in {{month}}',
  rows: 'Rows of {{metric}}, {{month}}',
  rowsAbout: 'As they were imported, largest first: {{of}}',
  closeRows: 'Close',
  seeLines: '{{amount}}: see the lines of this cost',
  seeRows: '{{quantity}}: see the rows of this quantity',
  splitsCosts:
    'A rule splits costs by this metric: what it splits costs everybody the same for one unit.',
  none: 'No metric in these months',
  noneHelp:
    'A unit cost divides cost by what the business counts, such as orders or users. Import it as the dataset consumption (period, application, product, metric, quantity, unit), or let the connector rosetta.sources.consumption read it from an API; the next cost run of a month with a bill takes it up:',
  notThere: 'No row of {{metric}} in these months',
  notThereHelp: 'Choose another metric, or other months.',
  column: {
    amount: 'Cost',
    quantity: 'Quantity',
    unitCost: 'Cost for one unit',
    change: 'Change',
    reason: 'Why there is none',
  },
  reason: {
    'not-published': 'No bill is published',
    'no-quantity': 'No row of the metric',
    'zero-quantity': 'The quantity is 0',
    'no-cost': 'No cost in the month',
  },
  line: 'In {{month}}, one unit of {{metric}} cost {{unitCost}} ({{quantity}}).',
  lineChange: '{{change}} against the month before.',
} as const;
