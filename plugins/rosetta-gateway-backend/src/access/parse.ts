import { InputError } from '@backstage/errors';
import { z } from 'zod';

const Nothing = z.strictObject({});

/** What came in one part of a request, by the contract: what it does not declare is refused by name. */
export const parse = (
  where: string,
  schema: z.ZodType | undefined,
  value: object,
): any => {
  // PostgreSQL can't store it, so nothing has such a name.
  for (const [name, text] of Object.entries(value))
    if (`${name}${text}`.includes('\0'))
      throw new InputError(
        `${where}.${name}: must not contain the character NUL`,
      );
  const { data, error } = (schema ?? Nothing).safeParse(value);
  if (error) throw new InputError(`${where}: ${z.prettifyError(error)}`);
  return data;
};
