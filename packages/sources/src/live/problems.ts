import { RefusedRecord } from '../types';

export const errorMessage = (error: unknown) =>
  error instanceof Error ? error.message : String(error);

/** Of many problems an answer names these; the log has all. */
const MAX_NAMED = 5;

export const summarizeProblems = (problems: readonly string[]): string[] => {
  const more = problems.length - MAX_NAMED;
  const few = problems.slice(0, MAX_NAMED);
  return more > 0 ? [...few, `and ${more} more`] : few;
};

/** A record that is not as the source documents it, in words. */
export const describeRefusedRecord = (
  what: string,
  { name, problem }: RefusedRecord,
) => `${what} ${name ?? 'without a name'} is left out, ${problem}`;
