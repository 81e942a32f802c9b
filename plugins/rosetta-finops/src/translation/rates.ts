/** The words of the page of exchange rates. */
export const ratesMessages = {
  title: 'Exchange rates',
  about:
    'What each billed currency is worth in the reporting currency, month by month. Each charge is converted at the rate of its billing month.',
  inCurrency: 'What one unit is worth in {{currency}}',
  none: 'No exchange rate is known yet',
  noneHelp:
    'All bills so far are in {{currency}}. Before one in another currency is run, enter its rate for the month, or import a file with the columns month, currency and rate.',
  noCurrency: 'No reporting currency is configured',
  noCurrencyHelp:
    'Costs are told in each billed currency, and amounts of two are never added. To have all in one, set rosetta.finops.reportingCurrency in the configuration (EUR, for example), restart, and enter the rates here: every month is then run anew.',
  missing_one: 'A rate is missing',
  missing_other: '{{count}} rates are missing',
  missingHelp:
    'The runs of these months publish nothing until they are entered: {{pairs}}.',
  pair: '{{currency}} in {{month}}',
  more: '{{count}} more',
  enterMissing: 'Enter what is missing',
  missingCell: 'Missing',
  updated: '{{by}}, {{at}}',
  enter: 'Enter rates',
  import: 'Import CSV',
  change: 'Change the rate of {{currency}} in {{month}}: {{rate}}',
  enterOf: 'Enter the rate of {{currency}} in {{month}}',
  addAnother: 'Add another',
  remove: 'Remove this rate',
  save: 'Save the rates',
  will: 'The next runs of {{months}} convert by these rates, and their costs change. A closed month keeps its figures: the difference becomes a restatement.',
  changedSince:
    'Somebody changed rates since you opened this form. They are read again: check what follows, and save once more.',
  saved:
    'Rates saved. {{months}} change with their next run: tonight, or when somebody runs them.',
  nothing: 'Nothing changed: these are the rates there are',
  column: {
    month: 'Month',
    currency: 'Currency',
    rate: 'Rate',
  },
  problem: {
    month: 'A month, YYYY-MM',
    currency: 'An ISO 4217 code, like USD',
    rate: 'A number above 0 with a decimal point, and at most 12 decimals',
    own: 'This is the reporting currency: it needs no rate',
    twice: 'The same currency and month stands above',
    into: 'A rate into another currency than {{currency}}',
  },
  importTitle: 'Import exchange rates',
  importSave_one: 'Save the rate that changes',
  importSave_other: 'Save the {{count}} rates that change',
  importWrong_one:
    'A line can’t be used. Correct it in the file and choose the file again: all is saved, or nothing.',
  importWrong_other:
    '{{count}} lines can’t be used. Correct them in the file and choose it again: all is saved, or nothing.',
  importColumns:
    'The file has no column {{columns}}. The first line must name the columns month, currency and rate, as in the file that this page exports.',
  importTooMany:
    'The file changes {{count}} rates; at most {{most}} are saved at once. Divide it.',
  fixRun: 'Enter the missing rates',
  line: {
    original: 'Billed as',
    converted: '{{amount}}, at {{rate}} {{currency}} each',
  },
} as const;
