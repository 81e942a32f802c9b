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

/** `1.5e-07` without its exponent, and `2.0` without its end; the engine writes others as they should be. */
const realText = (column: string) => {
  const text = `${column}::varchar`;
  const part = (pattern: string) => `regexp_extract(${text}, '${pattern}', 1)`;
  const [sign, whole, fraction] = ['^(-?)', '^-?(\\d+)', '\\.(\\d+)e'].map(
    part,
  );
  const exponent = `${part('e[+-]?(\\d+)')}::integer`;
  return `case when ${column} = 0 then '0'
    when ${text} like '%e-%'
      then ${sign} || '0.' || repeat('0', ${exponent} - 1) || ${whole} || ${fraction}
    when ${text} like '%e%' then ${sign} || ${whole} || rpad(${fraction}, ${exponent}, '0')
    else regexp_replace(${text}, '\\.0$', '') end`; // prettier-ignore
};

/** SQL for the text of a value, as FOCUS has it written in CSV; null where CSV says nothing. */
export const textOf = ({ name, type }: ParquetColumn): string => {
  const column = quote(name);
  if (type === 'VARCHAR') return `nullif(nullif(${column}, ''), 'NULL')`;
  const text = `${column}::varchar`;
  if (DECIMAL.test(type))
    return type.endsWith(',0)') ? text : withoutPadding(text);
  if (REAL.test(type)) return realText(column);
  if (TIMESTAMP.test(type)) return instantText(column, type);
  return NESTED.test(type) ? `to_json(${column})::varchar` : text;
};

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** SQL for the whole row as canonical JSON: what has a value, by name. */
export const documentOf = (columns: readonly ParquetColumn[]): string => {
  const fields = columns
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(column => {
      const key = literal(`${JSON.stringify(column.name)}:`);
      return `${key} || to_json(${textOf(column)})`;
    });
  return `'{' || concat_ws(',', ${fields.join(', ')}) || '}'`;
};
