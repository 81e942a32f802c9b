import { InputError } from '@backstage/errors';
import { InstantInput } from '@rosetta/contracts/values';
import { decodeCursor } from '@rosetta/service-kit';
import { z } from 'zod';
import { AsOf } from './asOf';

/** PostgreSQL's bigint, which a number in a forged cursor must not exceed. */
const RowId = z.string().regex(/^\d{1,18}$/);

const Position = z.strictObject({
  /** What the first page was read at: the next ones stay there. */
  knownAt: InstantInput,
  validAt: z.union([z.literal('any'), InstantInput]),
  after: z.tuple([z.string(), RowId]),
});

/** Where to read on. The moments may be repeated, as clients do, but not changed. */
export const readPosition = (
  cursor: string,
  question: unknown,
  asked: Partial<AsOf>,
) => {
  const position = decodeCursor(Position, question, cursor);
  for (const name of ['knownAt', 'validAt'] as const)
    if (asked[name] !== undefined && asked[name] !== position[name])
      throw new InputError(`cursor: is of another ${name}`);
  return position;
};
