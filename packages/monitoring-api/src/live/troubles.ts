import { RefusedRecord } from '@rosetta/sources';

export const wordsOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error);

/** Of many problems an answer names these; the log has all. */
const NAMED = 5;

export const fewOf = (problems: readonly string[]): string[] => {
  const more = problems.length - NAMED;
  const few = problems.slice(0, NAMED);
  return more > 0 ? [...few, `and ${more} more`] : few;
};

/** A record that is not as the source documents it, in words. */
export const leftOut = (what: string, { name, problem }: RefusedRecord) =>
  `${what} ${name ?? 'without a name'} is left out, ${problem}`;
