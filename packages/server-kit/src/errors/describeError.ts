import { ErrorBody, InputProblem } from '@rosetta/contracts/values';
import { jsonProblem } from '../bodies/jsonProblem';
import { payloadTooLargeMessage } from '../bodies/limits';

/** Code throws names; this is the only place that knows statuses. */
const STATUSES: Record<string, number> = {
  NotModifiedError: 304,
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  MethodNotAllowedError: 405,
  RequestTimeoutError: 408,
  ConflictError: 409,
  GoneError: 410,
  PreconditionFailedError: 412,
  PayloadTooLargeError: 413,
  TooManyRequestsError: 429,
  NotImplementedError: 501,
  UpstreamAnswerError: 502,
  // Another service refused this process: that is no fault of the client.
  ResponseError: 502,
  ServiceUnavailableError: 503,
  // Every connection to the database is busy.
  KnexTimeoutError: 503,
  UpstreamTimeoutError: 504,
};

const FAILURE_MESSAGES: Record<number, string> = {
  501: 'Not implemented',
  502: 'A service this one needs gave a wrong answer',
  503: 'Not available now; try again shortly',
  504: 'A service this one needs took too long',
};

export interface ThrownError {
  name: string;
  message: string;
  code?: unknown;
  /** Errors of Express and its body parser have these two. */
  status?: number;
  expose?: boolean;
  /** What the body parser could not do. */
  type?: string;
  /** The text that it could not parse. */
  body?: unknown;
  /** Of a body, in bytes. */
  limit?: number;
  /** Of input that is wrong. */
  problems?: unknown;
  /** Of a failure: what its client may read, without internals. */
  publicMessage?: unknown;
}

export interface ErrorTranslation {
  status: number;
  name: string;
  /** For the client; without one it reads what the status means. */
  message?: string;
  /** What is wrong with the input, for programs. */
  problems?: InputProblem[];
}

export interface ErrorDescription {
  status: number;
  error: ErrorBody['error'];
}

/** The translation of an error that only this process throws; undefined for all others. */
export type TranslateError = (
  error: ThrownError,
) => ErrorTranslation | undefined;

export const statusOfErrorName = (name: string): number | undefined =>
  STATUSES[name];

/** Reading a longer body once more would keep every other request waiting. */
const MAX_EXPLAINED_CHARACTERS = 100_000;

const parseProblem = ({ type, body, message }: ThrownError) =>
  type === 'entity.parse.failed' &&
  typeof body === 'string' &&
  body.length <= MAX_EXPLAINED_CHARACTERS
    ? jsonProblem(body)
    : message;

function translateHttpError(error: ThrownError): ErrorTranslation | undefined {
  const { name, status, expose } = error;
  // Express decodes the path before any handler sees it.
  if (name === 'URIError' && status === 400)
    return {
      status,
      name: 'InputError',
      message: 'path: bad percent-encoding',
    };
  if (expose === undefined || !status || status < 400 || status >= 500)
    return undefined;
  if (status === 413)
    return {
      status,
      name: 'PayloadTooLargeError',
      message: payloadTooLargeMessage(error.limit ?? 0),
    };
  const message = `body: ${parseProblem(error)}`;
  return { status: 400, name: 'InputError', message };
}

/** An empty list says nothing. */
const problemsOf = ({ problems }: ThrownError) => {
  const { data } = InputProblem.array().nonempty().safeParse(problems);
  return data && { problems: data };
};

const publicMessageOf = ({ publicMessage }: ThrownError) =>
  typeof publicMessage === 'string' ? { message: publicMessage } : {};

function translateName(error: ThrownError): ErrorTranslation | undefined {
  const { name, message } = error;
  const status = STATUSES[name];
  if (!status) return undefined;
  // The message of a failure may contain internals.
  if (status >= 500) return { status, name, ...publicMessageOf(error) };
  return { status, name, message, ...problemsOf(error) };
}

const INTERNAL: ErrorTranslation = { status: 500, name: 'InternalError' };

/** By shape, as an error may come from another realm than this one's `Error`. */
const isThrownError = (thrown: any): thrown is ThrownError =>
  typeof thrown?.name === 'string' && typeof thrown.message === 'string';

const toThrownError = (thrown: unknown): ThrownError =>
  isThrownError(thrown)
    ? thrown
    : { name: 'UnknownError', message: String(thrown) };

/** What a client may know of an error, and the status that goes with it. */
export function describeError(
  thrown: unknown,
  translate: TranslateError = () => undefined,
): ErrorDescription {
  const error = toThrownError(thrown);
  const { status, name, message, problems } =
    translate(error) ??
    translateHttpError(error) ??
    translateName(error) ??
    INTERNAL;
  const shown = message ?? FAILURE_MESSAGES[status] ?? 'Internal error';
  return {
    status,
    error: { name, message: shown, ...(problems && { problems }) },
  };
}
