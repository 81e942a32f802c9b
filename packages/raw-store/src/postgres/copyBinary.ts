import { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { finished } from 'node:stream/promises';

/** An int4, a text or json, a bytea, or null. */
export type CopyField = number | string | { hex: string } | null;

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const NULL_OR_END = -1;

const sizeOf = (field: CopyField): number => {
  if (field === null) return 4;
  if (typeof field === 'number') return 8;
  if (typeof field === 'string') return 4 + Buffer.byteLength(field);
  return 4 + field.hex.length / 2;
};

const write = (bytes: Buffer, at: number, field: CopyField): number => {
  if (field === null) return bytes.writeInt32BE(NULL_OR_END, at);
  if (typeof field === 'number') {
    return bytes.writeInt32BE(field, bytes.writeInt32BE(4, at));
  }
  const start = at + 4;
  const length =
    typeof field === 'string'
      ? bytes.write(field, start)
      : bytes.write(field.hex, start, 'hex');
  bytes.writeInt32BE(length, at);
  return start + length;
};

/**
 * Rows in COPY's binary format. Against the text format it saves writing ids as hex,
 * escaping documents, and the server's search for tabs and backslashes in all of it.
 */
const toCopyBinary = (rows: readonly CopyField[][]): Buffer => {
  let size = SIGNATURE.length + 2;
  for (const row of rows) {
    size += 2;
    for (const field of row) size += sizeOf(field);
  }
  const bytes = Buffer.allocUnsafe(size);
  let at = SIGNATURE.copy(bytes);
  for (const row of rows) {
    at = bytes.writeInt16BE(row.length, at);
    for (const field of row) at = write(bytes, at, field);
  }
  bytes.writeInt16BE(NULL_OR_END, at);
  return bytes;
};

export const copyBinary = async (
  connection: ClientBase,
  table: string,
  columns: readonly string[],
  rows: readonly CopyField[][],
): Promise<void> => {
  if (rows.length === 0) return;
  const stream = connection.query(
    copyFrom(
      `copy ${table} (${columns.join(', ')}) from stdin (format binary)`,
    ),
  );
  stream.end(toCopyBinary(rows));
  await finished(stream);
};
