import { RefusedRecord } from '@rosetta/sources';

export const wordsOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error);

/** A record that is not as the source documents it, in words. */
export const leftOut = (what: string, { name, problem }: RefusedRecord) =>
  `${what} ${name ?? 'without a name'} is left out, ${problem}`;
