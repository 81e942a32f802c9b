/** Where the raw store has a line: the import that brought it, and its row in that file. */
export interface RawAddress {
  rawImport: number;
  rawRow: number;
}

const ROW_DIGITS = 10;

/**
 * The address as one number that sorts as the two do and can still be read: row 17 of
 * import 3 is 30000000017. As text, since it outgrows what a float holds.
 */
export const rawLineOf = ({ rawImport, rawRow }: RawAddress): string =>
  `${rawImport}${String(rawRow).padStart(ROW_DIGITS, '0')}`;

export const addressOf = (rawLine: string): RawAddress => ({
  rawImport: Number(rawLine.slice(0, -ROW_DIGITS)),
  rawRow: Number(rawLine.slice(-ROW_DIGITS)),
});
