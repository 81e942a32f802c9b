/** The words of the quarantine. */
export const quarantineMessages = {
  title: 'Quarantine',
  about:
    'Lines of bills and consumption that could not be used, and why. They are in no figure until they land again.',
  none: 'Every line could be used',
  noneHelp:
    'Lines that a bill or a file of consumption holds and that can’t be used appear here, each with its reason.',
  noMatch: 'No records match',
  noMatchHelp: 'Choose another state, problem or file.',
  groups: 'Problems',
  records: 'Refused records',
  progress: '{{settled}} of {{records}} have landed again',
  allStates: 'All states',
  state: { pending: 'In quarantine', settled: 'Landed again' },
  dataset: { focus: 'Bills', consumption: 'Consumption' },
  column: {
    problem: 'Problem',
    value: 'What stood there',
    file: 'File',
    row: 'Row',
    dataset: 'Data',
    records: 'Records',
    settled: 'Landed again',
    pending: 'Left',
    at: 'Imported',
    state: 'State',
    by: 'Landed by',
  },
  recordOf: 'Row {{row}} of {{file}}',
  how: { mended: 'Mended and landed by', retried: 'Landed as it was by' },
  became:
    'It is row {{row}} of {{file}}; where the same line was there already, that one counts.',
  linesOf: 'Lines of {{month}}',
  download: 'Download to mend',
  upload: 'Upload mended file',
  retry: 'Retry as they are',
  relandFile: 'Land {{name}}',
  relandAsIs: 'Land the chosen records as they are',
  checking: 'Checking the records',
  wouldLand_one: '{{count}} record would land in {{month}}',
  wouldLand_other: '{{count}} records would land in {{month}}',
  wouldLandNothing: 'No record could be used: nothing would land.',
  wouldStay: 'In quarantine would stay:',
  willLand:
    'They land by the rules of every import; what is there already is not landed twice. Their months change with the next run.',
  land: 'Land them',
  notUtf8:
    '{{name}} is not UTF-8 text, so accents would be lost. Save it as “CSV UTF-8” and upload it again.',
  landed:
    '{{landed}} landed as {{file}}, {{already}} were there already. Their months change with the next run.',
  close: 'Close',
} as const;
