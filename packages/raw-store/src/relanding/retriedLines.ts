import { QuarantinedRecord } from '../RawStore';
import { cellsOf } from './mendableCsv';
import { RelandedLines } from './relandLines';

/** Refused records as they came. */
export const retriedLines = (
  columns: readonly string[],
  records: readonly QuarantinedRecord[],
): RelandedLines => ({
  columns,
  lines: records.map(record => ({
    address: { import: record.import, row: record.row },
    cells: cellsOf(record, columns),
  })),
});
