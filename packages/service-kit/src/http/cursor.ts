import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { readInput } from '@rosetta/contracts/input';
import { z } from 'zod';

const CursorContent = z.tuple([z.string(), z.unknown()]);

/** Short enough for a URL, long enough that two queries don't share one. */
const DIGEST_CHARACTERS = 16;

const digestOf = (query: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(query))
    .digest('base64url')
    .slice(0, DIGEST_CHARACTERS);

/**
 * The position in a list, as an opaque text. `query` is the name and filters of the list: a
 * cursor of one list is invalid in another.
 */
export const encodeCursor = (query: unknown, position: unknown): string =>
  Buffer.from(JSON.stringify([digestOf(query), position])).toString(
    'base64url',
  );

/** The position of a cursor. It may be forged, so `schema` must allow nothing that a database refuses. */
export const decodeCursor = <S extends z.ZodType>(
  schema: S,
  query: unknown,
  cursor: string,
): z.output<S> => {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    const [digest, position] = CursorContent.parse(JSON.parse(text));
    if (digest === digestOf(query)) {
      const read = readInput('cursor', schema, position);
      if ('data' in read) return read.data;
    }
  } catch {
    // Whatever is wrong with it, the client reads one message.
  }
  throw new InputError('cursor: is not a cursor of this list');
};
