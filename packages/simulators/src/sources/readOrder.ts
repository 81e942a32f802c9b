import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** An order as its schema has it; an `InputError` names what is wrong with it. */
export const readOrder = <S extends z.ZodType>(
  schema: S,
  body: unknown,
): z.output<S> => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the body'}: ${message}`,
  );
  throw new InputError(problems.join('; '));
};
