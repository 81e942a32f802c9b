import { NotFoundError } from '@backstage/errors';
import { UpstreamAnswerError } from '@rosetta/http-kit';
import { RefusedRecord, TokenRefusedError } from '@rosetta/sources';

/** The source answers, and refuses what was asked: that says nothing of what else it is asked. */
export const isRefusal = (error: unknown) =>
  error instanceof NotFoundError ||
  (error instanceof UpstreamAnswerError &&
    !(error instanceof TokenRefusedError));

export const wordsOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error);

/** A record that is not as the source documents it, in words. */
export const leftOut = (what: string, { name, problem }: RefusedRecord) =>
  `${what} ${name ?? 'without a name'} is left out, ${problem}`;
