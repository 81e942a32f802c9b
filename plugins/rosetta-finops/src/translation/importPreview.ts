/** The words of the lines of an imported file, beside the values there are. */
export const importPreviewMessages = {
  column: {
    line: 'Line',
    before: 'Now',
    after: 'In the file',
    change: 'Change',
  },
  state: {
    new: 'New',
    changed: 'Changed',
    same: 'Unchanged',
    wrong: 'Not usable',
  },
} as const;
