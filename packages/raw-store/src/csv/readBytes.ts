import { InputError } from '@backstage/errors';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileLimits } from '../limits';

/**
 * Small enough that the store's traffic gets its turn while a file is parsed, large
 * enough that few records are parsed twice because they cross a border.
 */
const CHUNK_BYTES = 128 * 1024;

const PROBLEMS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory, not a file',
  EACCES: 'it may not be read (permission denied)',
  Z_BUF_ERROR: 'the gzip file is cut short',
  Z_DATA_ERROR: 'the gzip file is damaged',
};

const toInputError = (error: unknown): unknown => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const problem = PROBLEMS[code] ?? (code && message);
  return problem ? new InputError(problem) : error;
};

/** A file is gzip by how it begins, whatever it is called. */
const beginsAsGzip = async (path: string): Promise<boolean> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16BE() === 0x1f8b;
  } finally {
    await file.close();
  }
};

/** What a gzip file may always unpack to: a small one may be all repetition. */
const MIN_UNPACKED_BYTES = 16 * 1024 * 1024;

/** A megabyte can unpack to a gigabyte of nothing, which takes minutes to read. */
async function* bounded(
  content: AsyncIterable<Buffer>,
  size: number,
  { unpackRatio }: FileLimits,
) {
  const limit = Math.max(MIN_UNPACKED_BYTES, unpackRatio * size);
  let unpacked = 0;
  for await (const chunk of content) {
    unpacked += chunk.length;
    if (unpacked > limit)
      throw new InputError(
        `the gzip file unpacks to more than ${unpackRatio} times its size; unpack it before the import if that is right, or raise rosetta.rawStore.limits.unpackRatio`,
      );
    yield chunk;
  }
}

export interface FileBytes {
  /** The content, unpacked. Throws an `InputError` when it can't be read to its end. */
  chunks: AsyncGenerator<Buffer>;
  /** How much of the file itself has been read. */
  bytesRead(): number;
  isGzip: boolean;
  /** Whether its name says that it is; a reader goes by how it begins. */
  claimsGzip: boolean;
}

export const readBytes = async (
  path: string,
  limits: FileLimits,
): Promise<FileBytes> => {
  try {
    const isGzip = await beginsAsGzip(path);
    const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    const content = isGzip
      ? // Errors reach the reader, who is the last of the pipeline.
        pipeline(file, createGunzip({ chunkSize: CHUNK_BYTES }), () => {})
      : file;
    return {
      chunks: readable(
        isGzip ? bounded(content, (await stat(path)).size, limits) : content,
      ),
      bytesRead: () => file.bytesRead,
      isGzip,
      claimsGzip: path.endsWith('.gz'),
    };
  } catch (error) {
    throw toInputError(error);
  }
};

async function* readable(content: AsyncIterable<Buffer>) {
  try {
    yield* content;
  } catch (error) {
    throw toInputError(error);
  }
}
