import { Period } from '@rosetta/contracts/runs';
import { InvalidArgumentError } from 'commander';
import { z } from 'zod';

export const JSON_HELP = 'for programs: JSON instead of text';

/** Exit code of a program that Ctrl-C ended, as shells have it. */
export const INTERRUPTED = 130;

interface PeriodKind {
  name: string;
  format: string;
  schema: z.ZodType<string, string>;
}

/** Reads a period of one kind from the command line. */
export const periodOf =
  ({ schema, name, format }: PeriodKind) =>
  (text: string) => {
    if (!schema.safeParse(text).success)
      throw new InvalidArgumentError(`It must be a ${name}, ${format}.`);
    return text;
  };

/** Reads an hour, a day or a month from the command line. */
export const parsePeriod = (text: string) => {
  const parsed = Period.safeParse(text);
  if (!parsed.success)
    throw new InvalidArgumentError(`It ${parsed.error.issues[0].message}.`);
  return text;
};
