import { readInput } from '@rosetta/contracts/input';
import { InvalidInputError } from '@rosetta/server-kit';
import { z } from 'zod';

const Empty = z.strictObject({});

/** Parses one part of a request by the contract, which refuses undeclared fields by name. */
export const parse = (
  where: string,
  schema: z.ZodType | undefined,
  value: unknown,
): any => {
  const read = readInput(where, schema ?? Empty, value);
  if ('data' in read) return read.data;
  throw new InvalidInputError(read.problems, read.problem);
};
