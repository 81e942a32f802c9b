import { existsSync } from 'node:fs';
import { rosettaHome } from './home/home';

/** An error that the person at the terminal can correct: what is wrong, what to do, and details where they help. */
export class Problem extends Error {
  constructor(
    readonly what: string,
    readonly cure: string,
    readonly details?: string,
  ) {
    super(`${what} ${cure}`);
    this.name = 'Problem';
  }
}

export const noPermission = (path: string) =>
  new Problem(
    `No permission to write ${path}.`,
    'Make it yours (chown), or set ROSETTA_HOME to a folder of your own.',
  );

const SYSTEM_ERRORS: Record<string, (path: string) => Problem> = {
  ENOSPC: path =>
    new Problem(
      `The disk is full: ${path} could not be written.`,
      'Free about 1 GB and start again.',
    ),
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: noPermission,
};

/** The fields of a system error, of a file or of a connection. */
interface SystemError {
  code?: string;
  path?: string;
  syscall?: string;
  address?: string;
  port?: number;
}

/** As /proc answers, and a folder below a file. */
const NO_SUCH_FOLDER_CODES = ['ENOENT', 'ENOTDIR'];

function fileProblem({ code = '', path, syscall }: SystemError) {
  if (!path) return undefined;
  if (syscall === 'mkdir' && NO_SUCH_FOLDER_CODES.includes(code))
    return new Problem(
      `The folder ${path} can't be created.`,
      'Set ROSETTA_HOME to a folder of your own.',
    );
  return SYSTEM_ERRORS[code]?.(path);
}

const UNREACHABLE_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
];

/** A store or a service that is not there: PostgreSQL's driver says it so, `fetch` as its cause. */
function connectionProblem({ code = '', address, port }: SystemError) {
  if (!UNREACHABLE_CODES.includes(code)) return undefined;
  const where = address ? ` at ${address}:${port}` : '';
  return new Problem(
    `Nothing answers${where} (${code}).`,
    'Start the platform with `npm start`, or see `yarn rosetta status`.',
  );
}

/** Errors whose message is written for people: of Backstage, and of our clients. */
const SELF_EXPLANATORY_ERRORS = [
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'ServiceUnavailableError',
  'UpstreamAnswerError',
  'UpstreamTimeoutError',
];

function namedErrorProblem({ name, message }: Error) {
  if (!SELF_EXPLANATORY_ERRORS.includes(name)) return undefined;
  const cure =
    name === 'InputError'
      ? '`--help` lists what is accepted.'
      : '`yarn rosetta status` shows which components are up; .rosetta/logs has their logs.';
  return new Problem(/[.!?]$/.test(message) ? message : `${message}.`, cure);
}

/** A start writes the connections and secrets that are missing most often. */
function configurationProblem({ name, message }: Error) {
  if (name !== 'ConfigError') return undefined;
  const { startConfig } = rosettaHome();
  return existsSync(startConfig)
    ? new Problem(
        'The configuration is invalid.',
        'Correct app-config.yaml, or app-config.local.yaml, as said above.',
        message,
      )
    : new Problem(
        `Rosetta was never started here: there is no ${startConfig}.`,
        'Start the platform with `npm start`, then try again.',
      );
}

/** An error and what caused it; where several addresses were tried, the first of them. */
function* causeChain(error: unknown): Generator<Error & SystemError> {
  if (typeof error !== 'object' || error === null) return;
  const { cause, errors } = error as AggregateError;
  yield error as Error;
  yield* causeChain(cause ?? errors?.[0]);
}

/** A known error in a sentence with its cure; anything else as it is. */
export function explainError(error: unknown): unknown {
  if (error instanceof Problem) return error;
  for (const each of causeChain(error)) {
    const known =
      namedErrorProblem(each) ??
      configurationProblem(each) ??
      fileProblem(each) ??
      connectionProblem(each);
    if (known) return known;
  }
  return error;
}
