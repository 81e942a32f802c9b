/** The words of why two runs of a month differ. */
export const causesMessages = {
  title: 'Changes by application and cause',
  against: 'Against the run published',
  first: 'This is the first published run of its month.',
  nothing: 'Every application has the same figure in both runs.',
  total: 'Total:',
  unallocated: 'Unallocated',
  application: 'Application',
  before: 'Was',
  after: 'Now',
  difference: 'Change',
  cause: {
    bill: 'Bill',
    rate: 'Exchange rates',
    pivot: 'Référentiel',
    rule: 'Rules',
    weights: 'Weights',
  },
  about: {
    bill: 'lines that only one of the runs has, or has with another amount; through a pool, with the weights of before.',
    rate: 'lines that are billed alike in both runs, and are converted at another rate.',
    pivot:
      'charges that the référentiel gives to another application, or to none.',
    rule: 'charges that another rule, another version of it, or none, takes.',
    weights:
      'the same rule splits in other proportions, as direct costs, consumption or targets are others: also where the bill or the référentiel moved them.',
  },
  addUp:
    'The causes of an application add up to its change, and all but bill and exchange rates to zero in total. Restated cost of closed months is in neither run.',
  behind:
    'An amount leads to what is behind it: bill and référentiel to the lines of the application as of that run, rules and weights to the explanation of its figure, exchange rates to those of the month.',
} as const;
