/** The words of the page of forecasts. */
export const forecastMessages = {
  title: 'Forecast',
  open: 'Forecast',
  line: 'What costs are expected to be, how sure that is, and what the same forecast would have missed before',
  horizon: 'Up to',
  ahead: {
    'month-end': 'End of this month',
    '3': '3 months',
    '12': '12 months',
  },
  totalOnly: 'The total',
  expected:
    '{{month}} is expected to come to {{amount}}; with a probability of 80 %, it will be between {{low}} and {{high}}.',
  soFar:
    '{{month}} has {{amount}} so far, billed up to {{day}}: the forecast is that and its remaining days.',
  missing:
    'No published bill: {{months}}. A gap ends the history: only the months after it count.',
  growing:
    'Not billed to the end yet: {{months}}. It counts as it is, so what is forecast from it may be too little.',
  none: 'Nothing to forecast from',
  noneHelp:
    'No published month that is over has a cost that matches these filters. A forecast needs seven months in a row.',
  picture: 'Costs, and what they are expected to be',
  summary:
    'Costs month by month, then the forecast with its intervals. {{expected}} The table has every figure.',
  months: 'Months in figures',
  each: 'Forecast of each; the total is forecast by itself and is not their sum',
  howSure: 'How it is made, and how good it would have been',
  madeBy: 'Method: {{method}}.',
  explained: {
    seasonal:
      'It follows the level, the trend and the season of the past, the latest months most; the trend fades the further it looks.',
    trend:
      'It follows the level and the trend of the past, the latest months most; the trend fades the further it looks. A season needs 27 months.',
    'run-rate':
      'Each month is expected to cost what the last three did on average. A trend needs 13 months.',
  },
  backtest_one:
    'The same forecast, made from {{count}} earlier month and compared with what came, beside the seasonal-naive baseline (the value of a year before, or of the month before where there is no year):',
  backtest_other:
    'The same forecast, made from each of {{count}} earlier months and compared with what came, beside the seasonal-naive baseline (the value of a year before, or of the month before where there is no year):',
  ofHorizon:
    'Each horizon takes the method that would have missed least of it: another horizon may say another amount of the same month.',
  untested_one:
    'No more than one month ahead could be compared: how good it is further ahead is not known.',
  untested_other:
    'No more than {{count}} months ahead could be compared: how good it is further ahead is not known.',
  wape: 'Missed (WAPE)',
  baselineWape: 'Baseline missed',
  bias: 'Bias',
  baselineBias: 'Bias of the baseline',
  coverage80: 'Within the 80 % interval',
  coverage95: 'Within the 95 % interval',
  column: {
    month: 'Month',
    actual: 'Actual',
    expected: 'Forecast',
    low80: '80 % from',
    high80: '80 % to',
    low95: '95 % from',
    high95: '95 % to',
    last: 'Last month',
    how: 'Method',
  },
  short: {
    seasonal: 'Season and trend',
    trend: 'Trend',
    'run-rate': 'Run rate',
    'not-enough-data': 'Not enough data',
    'worse-than-baseline': 'Worse than the baseline',
  },
  tab: {
    expected:
      '{{month}} is expected to come to {{amount}} ({{low}} to {{high}})',
    budget: 'budget {{budget}}: {{share}}',
    noBudget: 'no budget',
    nothing: '{{month}}: nothing is forecast',
  },
  method: {
    seasonal: 'exponential smoothing with a season and a damped trend',
    trend: 'exponential smoothing with a damped trend',
    'run-rate': 'the mean of the last three months',
  },
  reason: {
    'not-enough-data':
      'Not enough data: at least seven months in a row have to be published, so that a forecast can be judged by what it would have missed.',
    'worse-than-baseline':
      'Nothing is forecast: the baseline (the value of a year before, or of the month before where there is no year) would have missed the past months less than any method does.',
  },
} as const;
