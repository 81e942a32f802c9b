import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Knex } from 'knex';
import { from as copyFrom } from 'pg-copy-streams';

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** A value in COPY's text format. */
export const escapeCopyValue = (value: string | null) => {
  if (value === null) return '\\N';
  if (!SPECIAL.test(value)) return value;
  return value.replace(/[\\\t\n\r]/g, special => ESCAPES[special]);
};

/**
 * Copies text on the connection of the transaction, so that it commits or rolls back with it.
 * Reads at the pace of the database, so memory stays flat.
 * @param text - in COPY's text format, in pieces of any size
 */
export const copyIn = async (
  trx: Knex.Transaction,
  statement: string,
  text: Iterable<string> | AsyncIterable<string>,
): Promise<number> => {
  const connection = await trx.client.acquireConnection();
  const stream = connection.query(copyFrom(statement));
  await pipeline(Readable.from(text, { objectMode: false }), stream);
  return stream.rowCount;
};
