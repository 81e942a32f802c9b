import { InputError } from '@backstage/errors';

/** What a column must hold, where it matters. */
export type ColumnKind = 'amount' | 'instant' | 'text';

export interface ParquetColumn {
  name: string;
  /** As the engine calls it: `DECIMAL(38,11)`, `MAP(VARCHAR, VARCHAR)`. */
  type: string;
}

const WHOLE = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/;
const DECIMAL = /^DECIMAL\(/;
const REAL = /^(DOUBLE|FLOAT)$/;
const TIMESTAMP = /^TIMESTAMP/;
const NESTED = /\[\d*\]$|^(STRUCT|MAP|UNION|LIST)\b/;

const KINDS: Record<ColumnKind, { types: RegExp[]; words: string }> = {
  amount: {
    types: [/^VARCHAR$/, WHOLE, DECIMAL, REAL],
    words: 'a decimal, an integer, a double or a text',
  },
  instant: {
    types: [/^VARCHAR$/, /^DATE$/, TIMESTAMP],
    words: 'a timestamp, a date or a text',
  },
  text: { types: [/^VARCHAR$/, WHOLE], words: 'a text or an integer' },
};

/** Refuses a file that has something in a column that can't be what is read from there. */
export const assertKinds = (
  columns: readonly ParquetColumn[],
  kinds: Readonly<Record<string, ColumnKind>>,
) => {
  for (const { name, type } of columns) {
    const kind = Object.hasOwn(kinds, name) ? KINDS[kinds[name]] : undefined;
    if (kind && !kind.types.some(pattern => pattern.test(type)))
      throw new InputError(
        `the column ${name} is of the type ${type}, and must be ${kind.words}`,
      );
  }
};

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Of a decimal with its scale in full: `1.500` is `1.5`, and `2.000` is `2`. */
const withoutPadding = (text: string) => `rtrim(rtrim(${text}, '0'), '.')`;

/** Microseconds are UTC whatever zone a reader is in; nanoseconds have no function that keeps them. */
const instantText = (column: string, type: string) => {
  const utc =
    type === 'TIMESTAMP_NS' ? column : `make_timestamp(epoch_us(${column}))`;
  return `replace(${utc}::varchar, ' ', 'T') || 'Z'`;
};

/** SQL for the text of a value, as FOCUS has it written in CSV. */
export const textOf = ({ name, type }: ParquetColumn): string => {
  const column = quote(name);
  if (type === 'VARCHAR') return column;
  const text = `${column}::varchar`;
  if (DECIMAL.test(type))
    return type.endsWith(',0)') ? text : withoutPadding(text);
  if (TIMESTAMP.test(type)) return instantText(column, type);
  return NESTED.test(type) ? `to_json(${column})::varchar` : text;
};

/** A double is the shortest decimal that reads back as the same number; it may have an exponent yet. */
export const isReal = ({ type }: ParquetColumn) => REAL.test(type);

/** The digits of a number, with its point after so many of them. */
const withPoint = (digits: string, point: number) => {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits.padEnd(point, '0');
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
};

/** `1.5e-07` without its exponent, and `2.0` without its end; what is no number stays as it is. */
export const plainNumber = (text: string): string => {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text);
  if (!found) return text;
  const [, sign, whole, fraction = '', exponent = '0'] = found;
  const all = `${whole}${fraction}`;
  const digits = all.replace(/^0+/, '').replace(/0+$/, '');
  if (digits === '') return '0';
  const leading = all.length - all.replace(/^0+/, '').length;
  return sign + withPoint(digits, whole.length + Number(exponent) - leading);
};
