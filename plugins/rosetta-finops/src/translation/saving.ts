/** Why values that were entered or imported are not saved. */
export const savingMessages = {
  failed: 'Nothing was saved',
  refused: 'Nothing was saved: correct this, and save again',
  problem: '{{where}}: {{problem}}',
  line: 'Line {{line}}',
  entry: 'Entry {{entry}}',
  more_one: 'and one more',
  more_other: 'and {{count}} more',
} as const;
