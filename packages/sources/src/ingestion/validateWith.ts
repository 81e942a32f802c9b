import { plainWords } from '@rosetta/contracts/input';
import { jsonText, Rejection } from '@rosetta/raw-store';
import { z } from 'zod';

const MAX_VALUE_LENGTH = 100;

const valueAt = (record: unknown, path: readonly PropertyKey[]) =>
  path.reduce<any>((value, key) => value?.[key], record);

const describe = (value: unknown, message: string) => {
  if (value === undefined) return 'is missing';
  return typeof value === 'bigint' ? 'is beyond 2^53' : message;
};

/** What is wrong with a record, in words that are the same for the same thing. */
const toRejection = (
  record: unknown,
  { issues: [{ path, message }] }: z.ZodError,
): Rejection => {
  const value = valueAt(record, path);
  return {
    problem: `${path
      // A place in a list would make each place a problem of its own.
      .map(key => (typeof key === 'number' ? '[]' : String(key)))
      .join('.')}: ${describe(value, message)}`,
    value:
      value === undefined ? null : jsonText(value).slice(0, MAX_VALUE_LENGTH),
  };
};

/** What of a record is read must be as the schema says; the rest may be anything. */
export const validateWith =
  <S extends z.ZodType, V>(
    schema: S,
    use: (content: z.output<S>) => V | Rejection,
  ) =>
  (record: unknown): V | Rejection => {
    const parsed = schema.safeParse(record, { error: plainWords });
    return parsed.success
      ? use(parsed.data)
      : toRejection(record, parsed.error);
  };

export const dayOf = (instant: string) => instant.slice(0, 10);
