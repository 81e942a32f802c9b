/** What stands in a record's columns; null for `NULL` and for nothing. */
export type Cells = readonly (string | null)[];

/** A quote, a backslash, or a control character. */
const NEEDS_ESCAPE = /["\\]|[^\x20-\uffff]/;

/** A text as it stands between the quotes of JSON. */
const escapeText = (text: string) =>
  NEEDS_ESCAPE.test(text) ? JSON.stringify(text).slice(1, -1) : text;

/**
 * Writes records as canonical JSON: columns by name, nulls left out. The same content
 * is the same text whatever the order of a file's columns. Pieces joined once make a
 * flat text, which is hashed and sent sooner than one that grew by appending.
 */
export const documentWriter = (columns: readonly string[]) => {
  const fields = columns
    .map((name, index) => ({ name, index, key: `${JSON.stringify(name)}:"` }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ index, key }) => ({ index, first: `{${key}`, next: `",${key}` }));
  return (cells: Cells): string => {
    const pieces: string[] = [];
    for (const { index, first, next } of fields) {
      const cell = cells[index];
      if (cell === null) continue;
      pieces.push(pieces.length === 0 ? first : next, escapeText(cell));
    }
    if (pieces.length === 0) return '{}';
    pieces.push('"}');
    return pieces.join('');
  };
};
