import { CustomErrorBase } from '@backstage/errors';

/** The run was cancelled, or another worker took it up: nothing more may be written. */
export class AttemptLostError extends CustomErrorBase {
  name = 'AttemptLostError' as const;

  constructor(runId: string) {
    super(`Run ${runId} is no longer held`);
  }
}

/** The process must leave: what it holds goes back for another to take up. */
export class LeavingError extends CustomErrorBase {
  name = 'LeavingError' as const;
}

/** What the run is made from is not one thing any more: it changed, or workers differ; the next attempt reads it anew. */
export class InputsMovedError extends CustomErrorBase {
  name = 'InputsMovedError' as const;
}

const TRANSIENT_NAMES = new Set([
  'ServiceUnavailableError',
  'InputsMovedError',
  'KnexTimeoutError',
  'TimeoutError',
]);
const TRANSIENT_STATUSES = new Set([429, 502, 503, 504]);
const TRANSIENT_CODES =
  /^(ECONN|EPIPE|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|UND_ERR_|08|57P0|40001|40P01|53300)/;
/** The driver's own words, which have no code; the last is of a database that lets nobody in. */
const LOST_CONNECTION =
  /^(Connection terminated|Client (has encountered|was closed)|timeout expired$)/;

interface Failure {
  name?: string;
  code?: unknown;
  statusCode?: unknown;
  message?: string;
  cause?: unknown;
}

/** Whether trying again later may help: a connection was lost, or the other side was not up. */
export const isTransient = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code, statusCode, message, cause } = error as Failure;
  return (
    TRANSIENT_NAMES.has(String(name)) ||
    TRANSIENT_STATUSES.has(Number(statusCode)) ||
    TRANSIENT_CODES.test(String(code ?? '')) ||
    LOST_CONNECTION.test(String(message ?? '')) ||
    isTransient(cause)
  );
};

/** knex puts the whole statement before the words of the database; people need the words. */
export const wordsOf = (error: unknown) => {
  const { message = String(error), code } = (error ?? {}) as Failure;
  const isSql = /^[0-9A-Z]{5}$/.test(String(code ?? ''));
  const words = isSql ? message.slice(message.lastIndexOf(' - ') + 1) : message;
  return words
    .replace(/^- /, '')
    .trim()
    .replace(/[.\s]+$/, '');
};

/** What failed and what to do, in a sentence or two. */
export const failureSentence = (
  step: string,
  error: unknown,
  attempts: number,
) =>
  isTransient(error)
    ? `${step} failed ${attempts} times: ${wordsOf(error)}. ` +
      `Nothing was published. Check that what it depends on is up, then run again.`
    : `${step} failed: ${wordsOf(error)}. ` +
      `Nothing was published. Correct the cause, then run again.`;
