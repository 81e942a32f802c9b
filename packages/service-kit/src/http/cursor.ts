import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { readInput } from '@rosetta/contracts/input';
import { z } from 'zod';

const Sealed = z.tuple([z.string(), z.unknown()]);

/** Short enough for an address, long enough that two questions don't share one. */
const DIGEST_CHARACTERS = 16;

const digestOf = (question: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(question))
    .digest('base64url')
    .slice(0, DIGEST_CHARACTERS);

/**
 * Where to read on in a list, as an opaque text. `question` is what the list answers, its
 * name and filters: a cursor of one answer means nothing in another.
 */
export const encodeCursor = (question: unknown, at: unknown): string =>
  Buffer.from(JSON.stringify([digestOf(question), at])).toString('base64url');

/** Where a cursor says to read on. It may be forged, so `schema` lets nothing through that a database refuses. */
export const decodeCursor = <S extends z.ZodType>(
  schema: S,
  question: unknown,
  cursor: string,
): z.output<S> => {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    const [digest, at] = Sealed.parse(JSON.parse(text));
    if (digest === digestOf(question)) {
      const read = readInput('cursor', schema, at);
      if ('data' in read) return read.data;
    }
  } catch {
    // Whatever is wrong with it, one thing only helps: told below.
  }
  throw new InputError('cursor: is not one that this list gave');
};
