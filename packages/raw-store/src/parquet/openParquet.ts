import { open, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { DuckDBConnection } from '@duckdb/node-api';
import { InputError } from '@backstage/errors';
import { FileLimits } from '../limits';
import {
  assertKinds,
  ColumnKind,
  documentOf,
  ParquetColumn,
  textOf,
} from './columnTypes';

const MAGIC = 'PAR1';

/** A file is Parquet by how it begins, whatever it is called. */
export const beginsAsParquet = async (path: string): Promise<boolean> => {
  const file = await open(path).catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === MAGIC;
  } catch {
    return false;
  } finally {
    await file.close();
  }
};

/** Loaded when it is needed: most processes read no Parquet, and its library is large. */
const loadEngine = (): typeof import('@duckdb/node-api') =>
  require('@duckdb/node-api');

/** It reads row by row, and more than this is a file that it can't. */
const SETTINGS = {
  threads: '1',
  memory_limit: '256MB',
  temp_directory: tmpdir(),
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** Its sentences begin with a kind, and may name the file, which the reader of the sentence knows. */
const toInputError = (error: unknown, path: string): Error => {
  const { message } = error as Error;
  if (/^(Out of Memory|INTERNAL|Interrupt)/i.test(message))
    return error as Error;
  const [reason] = message.replaceAll(path, 'it').split('\n');
  return new InputError(
    `it is not a Parquet file that can be read to its end: ${reason}`,
  );
};

const SOURCE = 'read_parquet($1, binary_as_string = true)';

type Row = (string | null)[];

interface ParquetRecord {
  cells: Row;
  misquoted: boolean;
  document: string;
}

interface ParquetSpec {
  requiredColumns: readonly string[];
  columnKinds: Readonly<Record<string, ColumnKind>>;
}

/** A Parquet file that is open, as the records of a CSV file would be. */
export interface OpenedParquet {
  columns: string[];
  records: AsyncGenerator<ParquetRecord[]>;
  bytesRead(): number;
  close(): Promise<void>;
}

const readColumns = async (
  connection: DuckDBConnection,
  path: string,
): Promise<ParquetColumn[]> => {
  const described = await connection.runAndReadAll(
    `describe select * from ${SOURCE}`,
    [path],
  );
  return described
    .getRows()
    .map(([name, type]) => ({ name: String(name), type: String(type) }));
};

const countRows = async (connection: DuckDBConnection, path: string) => {
  const counted = await connection.runAndReadAll(
    'select num_rows from parquet_file_metadata($1)',
    [path],
  );
  return Number(counted.getRows()[0][0]);
};

/**
 * The engine writes the documents, so that only the columns that are checked come here one by
 * one: in the place that they have in the file, and the others null.
 */
const rowReader = (
  columns: readonly ParquetColumn[],
  checked: Readonly<Record<string, ColumnKind>>,
) => {
  const places = columns.flatMap(({ name }, at) =>
    Object.hasOwn(checked, name) ? [at] : [],
  );
  const fields = [
    documentOf(columns),
    ...places.map(at => textOf(columns[at])),
  ];
  return {
    query: `select ${fields.join(', ')} from ${SOURCE}`,
    toRecord([document, ...values]: Row): ParquetRecord {
      const cells: Row = Array(columns.length).fill(null);
      places.forEach((at, index) => {
        cells[at] = values[index];
      });
      return { cells, misquoted: false, document: document as string };
    },
  };
};

/** Some thousand rows at a time, in the order of the file. */
async function* readRecords(
  connection: DuckDBConnection,
  path: string,
  { query, toRecord }: ReturnType<typeof rowReader>,
  onRows: (count: number) => void,
): AsyncGenerator<ParquetRecord[]> {
  try {
    const result = await connection.stream(query, [path]);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return;
      onRows(chunk.rowCount);
      yield (chunk.getRows() as Row[]).map(toRecord);
    }
  } catch (error) {
    throw toInputError(error, path);
  }
}

const assertColumns = (
  columns: readonly ParquetColumn[],
  { requiredColumns, columnKinds }: ParquetSpec,
  limits: FileLimits,
) => {
  if (columns.length > limits.columns)
    throw new InputError(
      `it has ${columns.length} columns, and may have ${limits.columns}; rosetta.rawStore.limits.columns raises the limit`,
    );
  const missing = requiredColumns.filter(
    name => !columns.some(column => column.name === name),
  );
  if (missing.length > 0)
    throw new InputError(`missing columns: ${missing.join(', ')}`);
  assertKinds(columns, columnKinds);
};

const openEngine = async () => {
  const instance = await loadEngine().DuckDBInstance.create(
    ':memory:',
    SETTINGS,
  );
  const connection = await instance.connect();
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, close };
};

/** Opens a file of which the columns are there that are required, each of a type that can be right. */
export const openParquet = async (
  path: string,
  spec: ParquetSpec,
  limits: FileLimits,
): Promise<OpenedParquet> => {
  const { size } = await stat(path);
  const { connection, close } = await openEngine();
  try {
    const columns = await readColumns(connection, path);
    const total = await countRows(connection, path);
    assertColumns(columns, spec, limits);
    const reader = rowReader(columns, spec.columnKinds);
    let rowsRead = 0;
    const onRows = (count: number) => {
      rowsRead += count;
    };
    return {
      columns: columns.map(({ name }) => name),
      records: readRecords(connection, path, reader, onRows),
      bytesRead: () => Math.round((size * rowsRead) / Math.max(total, 1)),
      close,
    };
  } catch (error) {
    await close();
    throw error instanceof InputError ? error : toInputError(error, path);
  }
};
