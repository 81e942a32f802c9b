import { CustomErrorBase } from '@backstage/errors';

/** The run was cancelled, or another worker acquired it: nothing more may be written. */
export class AttemptLostError extends CustomErrorBase {
  name = 'AttemptLostError' as const;

  constructor(runId: string) {
    super(`Run ${runId} is no longer held`);
  }
}

/** The process shuts down: what it holds is released for another to acquire. */
export class ShutdownError extends CustomErrorBase {
  name = 'ShutdownError' as const;
}

/** The inputs of the run are no longer one thing: they changed, or workers differ; the next attempt reads them anew. */
export class InputsChangedError extends CustomErrorBase {
  name = 'InputsChangedError' as const;
}

const TRANSIENT_NAMES = new Set([
  'ServiceUnavailableError',
  'InputsChangedError',
  'KnexTimeoutError',
  'TimeoutError',
]);
const TRANSIENT_STATUSES = new Set([429, 502, 503, 504]);
const TRANSIENT_CODES =
  /^(ECONN|EPIPE|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|UND_ERR_|08|57P0|40001|40P01|53300)/;
/** Messages of the driver that have no code; the last is of a database that accepts no connection. */
const LOST_CONNECTION =
  /^(Connection terminated|Client (has encountered|was closed)|timeout expired$)/;

interface Failure {
  name?: string;
  code?: unknown;
  statusCode?: unknown;
  message?: string;
  cause?: unknown;
}

/** Whether a retry may help: a connection was lost, or the other side was not up. */
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

/** knex puts the whole statement before the message of the database; people need the message. */
export const errorMessage = (error: unknown) => {
  const { message = String(error), code } = (error ?? {}) as Failure;
  const isSql = /^[0-9A-Z]{5}$/.test(String(code ?? ''));
  const text = isSql ? message.slice(message.lastIndexOf(' - ') + 1) : message;
  return text
    .replace(/^- /, '')
    .trim()
    .replace(/[.\s]+$/, '');
};

/** What failed and what to do, in a sentence or two. */
export const failureSentence = (
  activity: string,
  error: unknown,
  attempts: number,
) =>
  isTransient(error)
    ? `${activity} failed ${attempts} times: ${errorMessage(error)}. ` +
      `Nothing was published. Check that what it depends on is up, then run again.`
    : `${activity} failed: ${errorMessage(error)}. ` +
      `Nothing was published. Fix the cause, then run again.`;
