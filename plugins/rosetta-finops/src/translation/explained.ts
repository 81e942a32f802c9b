/** The words of what a figure is made of. */
export const explainedMessages = {
  open: 'Explain',
  title: 'Explanation',
  picture: 'Who pays what to whom, {{period}}',
  summary:
    'From who was billed, through how it was attributed, to who bears it: {{total}} in all, of which {{direct}} direct, {{indirect}} by rules and {{unallocated}} unallocated. The table has every part.',
  table: 'Parts of the figure',
  payer: 'Billed to',
  attribution: 'Through',
  bearer: 'Borne by',
  platform: 'Platform',
  others: '{{members}} others',
  shared: 'All who share the pools',
  more: 'Show more',
  passedOn: 'Passed on to others',
  passedOnHelp:
    'Direct cost of platforms that a rule distributes. It is not part of the figure above: others bear it.',
} as const;
