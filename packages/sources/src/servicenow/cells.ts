import { InstantInput } from '@rosetta/contracts/values';
import { z } from 'zod';

/** A cell as the Table API gives it: text, both of its forms, or a reference with its link. */
const Answered = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.object({
    value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
    display_value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  }),
]);

/** A cell in both forms: what the database holds, and what people see; empty is null. */
export interface Forms {
  value: string | null;
  shown: string | null;
}

const textOf = (cell: unknown) => String(cell ?? '').trim() || null;

/** With one form only, that is both. */
export const Cell = Answered.nullish().transform((cell): Forms => {
  if (typeof cell !== 'object' || cell === null)
    return { value: textOf(cell), shown: textOf(cell) };
  const value = textOf(cell.value);
  const shown = textOf(cell.display_value);
  return { value: value ?? shown, shown: shown ?? value };
});

export const Text = Cell.transform(({ value }) => value);

/** What people see: of a reference, the name of what it refers to. */
export const Shown = Cell.transform(({ shown }) => shown);

export const Required = Text.refine(
  (text): text is string => text !== null,
  'is missing',
);

/** The value is in UTC; what people see of it is in their own zone, and is not read. */
export const At = Text.transform((text, ctx) => {
  if (text === null) return null;
  const instant = InstantInput.safeParse(text);
  if (instant.success) return instant.data;
  ctx.addIssue({
    code: 'custom',
    message: 'must be an instant, YYYY-MM-DD HH:MM:SS in UTC',
  });
  return z.NEVER;
});

const wordsOf = (text: string) =>
  text.toLocaleLowerCase('en').replace(/[^a-z0-9]+/g, '_');

/** One of the known words by the number that stands for it, else by the word itself, else what it says. */
export const choice =
  <Word extends string>(byNumber: Readonly<Record<string, Word>>) =>
  ({ value, shown }: Forms): Word | (string & {}) | null => {
    const found = value === null ? undefined : byNumber[value];
    if (found) return found;
    const text = shown ?? value;
    return text === null ? null : wordsOf(text);
  };
