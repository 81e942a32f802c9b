import { InputError } from '@backstage/errors';
import { readInput } from '@rosetta/contracts/input';
import { z } from 'zod';

const Nothing = z.strictObject({});

/** What came in one part of a request, by the contract: what it does not declare is refused by name. */
export const parse = (
  where: string,
  schema: z.ZodType | undefined,
  value: unknown,
): any => {
  const read = readInput(where, schema ?? Nothing, value);
  if ('data' in read) return read.data;
  throw new InputError(read.problem);
};
