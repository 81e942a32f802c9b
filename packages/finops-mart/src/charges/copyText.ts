import { once } from 'node:events';
import { finished } from 'node:stream/promises';
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
export const copyValue = (value: string | null) => {
  if (value === null) return '\\N';
  if (!SPECIAL.test(value)) return value;
  return value.replace(/[\\\t\n\r]/g, special => ESCAPES[special]);
};

/** Lines per write: few enough to stay small, enough to make writes rare. */
const CHUNK_LINES = 500;

/**
 * Copies lines, each ended by a newline, in the transaction's own connection, so that
 * they count when it commits or not at all.
 */
export const copyIn = async (
  trx: Knex.Transaction,
  statement: string,
  lines: Iterable<string>,
): Promise<number> => {
  const connection = await trx.client.acquireConnection();
  const stream = connection.query(copyFrom(statement));
  const done = finished(stream);
  // An error may come while this side is busy writing; it is awaited below.
  done.catch(() => {});
  let chunk = '';
  let pending = 0;
  for (const line of lines) {
    chunk += line;
    pending += 1;
    if (pending === CHUNK_LINES) {
      if (!stream.write(chunk))
        await Promise.race([once(stream, 'drain'), done]);
      chunk = '';
      pending = 0;
    }
  }
  stream.end(chunk);
  await done;
  return stream.rowCount;
};
