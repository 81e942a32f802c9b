/** The address of a line in the raw store: its import, and its row in that file. */
export interface RawAddress {
  rawImport: number;
  rawRow: number;
}

const ROW_DIGITS = 10;

/**
 * The address as one number that sorts by import and row: row 17 of import 3 is 30000000017.
 * As text, because it exceeds the integers of a float.
 */
export const formatRawLine = ({ rawImport, rawRow }: RawAddress): string =>
  `${rawImport}${String(rawRow).padStart(ROW_DIGITS, '0')}`;

export const parseRawLine = (rawLine: string): RawAddress => ({
  rawImport: Number(rawLine.slice(0, -ROW_DIGITS)),
  rawRow: Number(rawLine.slice(-ROW_DIGITS)),
});
