import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** PostgreSQL's bigint, which a number in a forged cursor must not exceed. */
const RowId = z.string().regex(/^\d{1,18}$/);

const Cursor = z.strictObject({
  /** Which list it is of, filters included. */
  list: z.string(),
  /** What the first page was read at: the next ones stay there. */
  knownAt: z.iso.datetime(),
  validAt: z.union([z.literal('any'), z.iso.datetime()]),
  after: z.tuple([z.string(), RowId]),
});
export type Cursor = z.infer<typeof Cursor>;

const wrong = () => new InputError('cursor: is not one that this list gave');

/** Any value as an opaque text. */
export const encode = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

export const decode = <T extends z.ZodType>(
  schema: T,
  text: string,
): z.output<T> => {
  try {
    const value: unknown = JSON.parse(
      Buffer.from(text, 'base64url').toString(),
    );
    const parsed = schema.safeParse(value);
    if (parsed.success && !/[\0\p{Surrogate}]/u.test(JSON.stringify(value)))
      return parsed.data;
  } catch {
    // Not even JSON: told below.
  }
  throw wrong();
};

export const readCursor = (
  text: string,
  asked: { list: string; knownAt?: string; validAt?: string },
): Cursor => {
  const cursor = decode(Cursor, text);
  const same = (name: 'knownAt' | 'validAt') =>
    asked[name] === undefined || asked[name] === cursor[name];
  if (cursor.list !== asked.list || !same('knownAt') || !same('validAt'))
    throw wrong();
  return cursor;
};
