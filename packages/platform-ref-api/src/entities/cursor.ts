import { InputError } from '@backstage/errors';
import { InstantInput } from '@rosetta/contracts/values';
import { decodeCursor } from '@rosetta/service-kit';
import { z } from 'zod';
import { AsOf } from './asOf';

/** At most a bigint of PostgreSQL, which a forged cursor could exceed. */
const RowId = z.string().regex(/^\d{1,18}$/);

const Position = z.strictObject({
  /** The instant of the first page, which the next pages keep. */
  knownAt: InstantInput,
  validAt: z.union([z.literal('any'), InstantInput]),
  after: z.tuple([z.string(), RowId]),
});

/** Decodes a cursor. A client may repeat the instants but not change them. */
export const decodePosition = (
  cursor: string,
  scope: unknown,
  requested: Partial<AsOf>,
) => {
  const position = decodeCursor(Position, scope, cursor);
  for (const name of ['knownAt', 'validAt'] as const)
    if (requested[name] !== undefined && requested[name] !== position[name])
      throw new InputError(`cursor: belongs to another ${name}`);
  return position;
};
