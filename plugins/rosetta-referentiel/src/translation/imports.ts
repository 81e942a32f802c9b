/** Of imports: comparing a file with the référentiel. */
export const importMessages = {
  imports: {
    title: 'Imports',
    line: 'Compare a file with the référentiel, cell by cell, and make a change request of what differs',
    compareTitle: 'Compare a file',
    help: 'A CSV whose columns are named as fields are (id, name, group, …), or the JSON that ServiceNow answers for a cmdb_ci table or for cmdb_rel_ci. Nothing changes before somebody else approves the change request.',
    kind: 'What its lines are',
    kinds: {
      application: 'Applications',
      group: 'Groups',
      relation: 'Relations',
      pivot: 'Identifiers in the tools (pivots)',
    },
    source: 'Source, where a tool says so',
    sourceHelp:
      'Such as servicenow. Without one, a CSV speaks for people, whose word comes first.',
    partial:
      'A part of what the source has: what the file leaves out is not gone',
    choose: 'Choose a file',
    drop: 'Drop a file here, or choose one',
    paste: 'Or paste its text',
    chosen: '{{name}} – {{size}} kB',
    compare: 'Compare',
    comparing: 'Comparing: {{done}} of {{rows}} lines',
    reading: 'Sending the file',
    notJson: 'The file begins as JSON and is none: {{problem}}',
    live: {
      title: 'Import from {{source}}',
      help: 'Reads what {{source}} says now, compares it cell by cell, and changes nothing: the change request is made on the page of the comparison.',
      compare: '{{kind}}: {{table}}',
      reading: 'Reading {{source}}',
    },
    earlier: 'Imports so far',
    none: 'Nothing was imported yet',
    noneHelp: 'Choose a file above to see what it would change.',
    column: {
      name: 'File or table',
      kind: 'Lines',
      source: 'Source',
      state: 'State',
      author: 'By',
      changes: 'Changes',
      createdAt: 'When',
      requests: 'Change requests',
    },
    state: { running: 'Comparing', done: 'Compared', failed: 'Failed' },
    unnamed: '{{id}}, pasted',
  },
  stale: {
    title: 'Stale values',
    line: 'What its source has not confirmed for longer than it may be old; any source may replace it.',
    none: 'No value is stale',
    column: {
      what: 'What',
      field: 'Field',
      value: 'Value',
      source: 'From',
      at: 'Last confirmed',
      days: 'May be old, days',
    },
  },
  import: {
    line: 'Import {{id}}: what the file says, beside what the référentiel has',
    lineLive:
      'Import {{id}}: what {{source}} said when it was asked, beside what the référentiel has',
    hidden_one:
      '{{source}} counted one row more than it gave: an access rule hides it from its user. What is not there does not count as gone.',
    hidden_other:
      '{{source}} counted {{count}} rows more than it gave: an access rule hides them from its user. What is not there does not count as gone.',
    failed: 'This import failed: {{error}}',
    rows: 'Lines',
    /** What was compared, within a sentence; of a live import, the name of its source. */
    file: 'the file',
    outcome: {
      match: 'Match',
      probable: 'Probable match',
      new: 'New',
    },
    orphan: 'No longer in {{origin}}',
    cell: {
      create: 'Created',
      change: 'Changed',
      ignored: 'Ignored',
      refused: 'Refused',
    },
    same: 'Unchanged cells',
    refusedRows: 'Refused lines',
    changes: 'Changes to request',
    filters: 'Filters',
    showRows: 'Lines that are',
    showCells: 'Cells that are',
    all: 'All',
    cells: 'Cells that differ',
    none: 'No cell differs',
    noneHelp:
      'The référentiel already has what {{origin}} says, or the filters leave nothing.',
    column: {
      line: 'Line',
      what: 'What',
      outcome: 'The line is',
      column: 'Column',
      cell: 'The cell is',
      before: 'Before',
      after: 'After',
      why: 'Why',
    },
    score: '{{score}} alike',
    /** By the code of a row or of a cell. */
    why: {
      id: 'Found by its id',
      pivot: 'Found by {{type}} {{value}}',
      same: 'Found by what it says',
      name: 'Found by its name, {{name}}',
      'ambiguous-name':
        'Several are called {{name}}: {{ids}}. Give the id of one.',
      'similar-name':
        'Its name is like {{name}}. Give the id {{id}} if it is that, or another if it is not.',
      orphan:
        '{{source}} no longer names it. End it by a change request if it is gone.',
      repeated:
        'Line {{line}} is {{id}} already. Keep one of the two lines, or give each the id that it is of.',
      authority: '{{source}} said so, and comes before {{over}}.',
      'not-an-application': 'No application has {{type}} {{value}}.',
      missing: 'What is new must have it. Add it to the line.',
    },
    make: 'Make the change request',
    nothing:
      'There is nothing to change. Keep what {{origin}} says, and its values count as confirmed by it.',
    keep: 'Keep what {{origin}} says',
    kept: 'What {{origin}} says was kept. There was nothing to change.',
    refused_one:
      'One line is refused. Correct it in {{origin}} and compare again, or leave it out.',
    refused_other:
      '{{count}} lines are refused. Correct them in {{origin}} and compare again, or leave them out.',
    skipRefused: 'Leave refused lines out',
    takeProbable_one: 'Take the probable match for a match',
    takeProbable_other: 'Take {{count}} probable matches for matches',
    made: 'The change request was drafted. Submit it for approval on its page.',
    requests: 'Drafted:',
    carried:
      'An open change request of an earlier import holds the same content. Submit it, or withdraw it to draft the content again:',
    notMade: 'The change request could not be made',
  },
} as const;
