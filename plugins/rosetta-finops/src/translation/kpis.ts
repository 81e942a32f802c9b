/** The words of the page of KPIs. */
export const kpisMessages = {
  title: 'FinOps KPIs',
  about:
    'How well cost is allocated, planned and reduced, by the KPIs of the FinOps Foundation.',
  range: 'The last twelve months that are over: {{period}}',
  byMonth: 'Month by month',
  allocated: 'Allocated cost',
  allocatedLead: 'See what is unallocated',
  allocatedHow:
    'What applications bear, directly and by rules of allocation, divided by all cost (FinOps Foundation: Percentage of Costs Allocated).',
  savings: 'Effective savings rate',
  savingsLead: 'See commitments',
  savingsHow:
    '1 − effective cost / list cost, of charges of category Usage: discounts, commitments and what is not used of them (FinOps Foundation: Effective Savings Rate).',
  savingsOf: '{{effective}} instead of {{list}}.',
  variance: 'Budget variance',
  varianceLead: 'See budgets',
  noBudget: 'No budget of these months: enter some',
  varianceHow:
    '(actual − budget) / budget, over the budgets of months that are published (FinOps Foundation: Budget Variance). Above 0, more was spent than planned.',
  varianceOf: 'Budgets by {{kind}}: {{actual}} spent of {{budget}}.',
  accuracy: 'Forecast accuracy',
  accuracyLead: '{{baseline}} by the baseline',
  noForecast: 'Not enough months to judge by',
  accuracyHow:
    '1 − WAPE: how near forecasts from earlier months came to what the next months cost, all applications together. Beside it, what the seasonal-naive baseline would have reached: the value of a year before, or of the month before where there is no year.',
} as const;
