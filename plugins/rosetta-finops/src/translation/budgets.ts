/** The words of the page of budgets. */
export const budgetsMessages = {
  title: 'Budgets',
  open: 'Budgets',
  about:
    'What each month may cost, beside what it cost and what it will: effective cost, by application, group, product or domain. A group’s budget holds for the groups below it too.',
  none: 'No budget is set yet',
  noMatch: 'No budget matches',
  noneHelp:
    'Enter one, or import a file with the columns month, kind, key, currency and amount. Who owns what it is of is told once when a threshold is passed.',
  noneRead:
    'A FinOps administrator (Rosetta_FinOps_Admin) enters budgets here. Who owns what one is of is told when it is passed.',
  showAll: 'Show all budgets',
  allMonths: 'All months',
  allKinds: 'All kinds',
  allStates: 'All states',
  counted: '{{state}} ({{shown}})',
  enter: 'Enter budgets',
  import: 'Import CSV',
  change: 'Change this budget',
  addAnother: 'Add another',
  remove: 'Remove this budget',
  save: 'Save the budgets',
  close: 'Close',
  seeCosts: 'See these costs',
  seeForecast: 'See the forecast',
  of: 'Budget of {{what}}, {{month}}',
  will: 'Budgets change no figure of costs. The owners are told when a threshold is passed, once for each month.',
  changedSince:
    'Somebody changed budgets since you opened this form. They are read again: check what follows, and save once more.',
  saved_one: 'A budget is saved',
  saved_other: '{{count}} budgets are saved',
  nothing: 'Nothing changed: these are the budgets there are',
  drivers: 'What moved most since the month before',
  column: {
    name: 'Budget of',
    kind: 'Kind',
    month: 'Month',
    amount: 'Budget',
    actual: 'Actual',
    forecast: 'Forecast at month end',
    used: 'Used',
    state: 'State',
    updatedBy: 'Changed by',
    updatedAt: 'Changed',
  },
  field: {
    month: 'Month',
    kind: 'Kind',
    key: 'Budget of',
    currency: 'Currency',
    amount: 'Budget',
  },
  state: {
    'on-track': 'On track',
    'will-pass': 'Will pass',
    passed: 'Passed',
    unknown: 'Not known yet',
  },
  why: {
    passed:
      '{{month}} has cost {{actual}}: {{by}} more than its budget of {{budget}}.',
    willPass:
      '{{month}} is expected to come to {{forecast}}, which is more than its budget of {{budget}}. With a probability of 80 %, it will be between {{low}} and {{high}}. Method: {{method}}.',
    willHold:
      '{{month}} is expected to come to {{forecast}}, which is within its budget of {{budget}}. With a probability of 80 %, it will be between {{low}} and {{high}}. Method: {{method}}.',
    held: '{{month}} has cost {{actual}}, which is within its budget of {{budget}}.',
    notPublished:
      'No bill of {{month}} is published, and the month is too far away to be forecast.',
  },
  alert: {
    title: 'Thresholds that were passed',
    actual: '{{percent}} % of the budget, with {{cost}} ({{at}}).',
    forecast:
      '{{percent}} % of the budget, by a forecast of {{cost}} ({{at}}).',
    told: 'Told: {{people}}.',
    nobody: 'Nobody owns it, and nobody was told.',
    pending: 'To be told.',
  },
  changes: {
    title: 'Changes of this budget',
    at: 'When',
    by: 'Who',
    before: 'From',
    after: 'To',
    reason: 'Reason',
  },
  problem: {
    month: 'A month within the supported range, YYYY-MM',
    kind: 'One of application, group, product, domain',
    key: 'The id of an application or group, or the key of a product or domain',
    currency: 'An ISO 4217 code, like USD',
    amount: 'A number, 0 or more, with a decimal point and at most 12 decimals',
    twice: 'The same budget stands above',
  },
  importTitle: 'Import budgets',
  importSave_one: 'Save the budget that changes',
  importSave_other: 'Save the {{count}} budgets that change',
  importWrong_one:
    'Line {{lines}} can’t be used. Correct it in the file and choose the file again: all is saved, or nothing.',
  importWrong_other:
    '{{count}} lines can’t be used: {{lines}}. Correct them in the file and choose it again: all is saved, or nothing.',
  importColumns:
    'The file has no column {{columns}}. The first line must name the columns month, kind, key, currency and amount, as in the file that this page exports.',
  importTooMany:
    'The file changes {{count}} budgets; at most {{most}} are saved at once. Divide it.',
} as const;
