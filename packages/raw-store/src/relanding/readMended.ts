import { InputError } from '@backstage/errors';
import { readCsv } from '../csv/readCsv';
import { readHeader } from '../csv/readHeader';
import { ImportLimits } from '../limits';
import { RawAddress } from '../RawStore';
import { ADDRESS_COLUMN, unescapeCell } from './mendableCsv';
import { RelandedLines } from './relandLines';

const ADDRESS = /^(\d{1,9}):(\d{1,9})$/;

const addressOf = (text: string | undefined, record: number): RawAddress => {
  const [, number, row] = ADDRESS.exec(text ?? '') ?? [];
  if (number === undefined)
    throw new InputError(
      `record ${record}: ${ADDRESS_COLUMN} must say which refused record it is, as the downloaded file does`,
    );
  return { import: Number(number), row: Number(row) };
};

async function* whole(text: string) {
  yield text;
}

const NOT_PACKED = { isGzip: false, claimsGzip: false };

/**
 * The lines of a mended file, which begin with the records that they were. What can't be read throws an
 * `InputError` that names the record.
 */
export const readMended = async (
  text: string,
  limits: ImportLimits,
): Promise<RelandedLines> => {
  const content = text.startsWith('\ufeff') ? text.slice(1) : text;
  const records = [];
  for await (const page of readCsv(whole(content), limits))
    records.push(...page);
  const [header, ...lines] = records;
  const all = readHeader(header, [ADDRESS_COLUMN], NOT_PACKED, limits);
  const at = all.indexOf(ADDRESS_COLUMN);
  return {
    columns: all.toSpliced(at, 1),
    lines: lines.map(({ cells, misquoted }, index) => {
      if (misquoted)
        throw new InputError(
          `record ${index + 1}: a quoted field goes on after its closing quote`,
        );
      return {
        address: addressOf(cells[at], index + 1),
        cells: cells.toSpliced(at, 1).map(unescapeCell),
      };
    }),
  };
};
