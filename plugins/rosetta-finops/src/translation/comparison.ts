/** The words of the page of comparisons. */
export const comparisonMessages = {
  title: 'Comparison',
  about:
    'Why two figures differ: two periods, two applications or groups, or before and after a day.',
  open: 'Compare',
  costs: 'See the costs',
  days: '{{from}} – {{to}}',
  at: 'Day of the change',
  with: {
    previous: 'Previous period',
    year: 'Previous year',
    period: 'Another period',
    application: 'Another application',
    group: 'Another group',
    day: 'Before and after a day',
  },
  choose: 'What is compared with what?',
  missingChoice: {
    withFrom: 'Choose the months to compare with.',
    application: 'Choose an application with “Add filter”, then another one.',
    withApplication: 'Choose the other application with “Add filter”.',
    group: 'Choose a group with “Add filter”, then another one.',
    withGroup: 'Choose the other group with “Add filter”.',
    at: 'Choose the day of the change: as many days from it on are compared with those before.',
  },
  picture: 'From {{before}} to {{now}}',
  summary:
    '{{before}}: {{amountBefore}}. {{now}}: {{amountNow}}. {{largest}} The table has every driver.',
  largest: 'What moved most: {{driver}}, {{amount}}.',
  nothingMoved: 'Nothing moved.',
  drivers: 'Drivers',
  difference: 'Difference',
  items: 'What differs',
  linesOf: '{{amount}}: lines of {{what}}, {{side}}',
  none: 'No costs on either side',
  noneHelp:
    'There are no published costs of these months that match the filters. Remove a filter, or choose other months.',
  cannot:
    'These two cannot be compared: one of them has no published bill at all, which is not the same as no cost. Choose months with a bill.',
  missing:
    '{{side}}: no published bill for {{months}}. The difference counts what is published only, as if these months had cost nothing.',
  uneven:
    'The two windows do not have the same number of months: what differs may be only that.',
  chargesOnly:
    'Days are compared by direct and unallocated charges: indirect cost is of months. Left out, of all applications: {{now}} of indirect charges after, {{before}} before. An amount of a row leads to the lines of whole months.',
  indirectExcluded:
    'Filters of charges leave out indirect cost, of all applications: {{now}} now, {{before}} before.',
  driver: {
    price: 'Price',
    volume: 'Volume',
    mix: 'Mix',
    appeared: 'Appeared',
    ended: 'Ended',
    withoutQuantity: 'Without quantity',
    poolTotal: 'Shared cost',
    poolShare: 'Share of it',
    restated: 'Restated',
  },
  means: {
    price:
      'The unit price of what is used on both sides changed: (price now − before) × quantity now.',
    volume:
      'More or less of a product: (quantity now − before) × its average price before.',
    mix: 'Of a product, more of what is dear in it, or of what is cheap.',
    appeared: 'Billed now, and not before.',
    ended: 'Billed before, and not now.',
    withoutQuantity:
      'On both sides, with no quantity that a unit price could be made of.',
    poolTotal: 'Shared (indirect) cost is more or less, at the shares before.',
    poolShare: 'The share of shared cost that is borne changed.',
    restated: 'Differences of closed months that are booked into these.',
  },
} as const;
