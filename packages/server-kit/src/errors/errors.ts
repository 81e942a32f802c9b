import { describeProblems } from '@rosetta/contracts/input';
import { InputProblem } from '@rosetta/contracts/values';

/** There is something at that path, and it takes other methods. */
export class MethodNotAllowedError extends Error {
  name = 'MethodNotAllowedError' as const;
}

/** The client took longer to send its request than it may. */
export class RequestTimeoutError extends Error {
  name = 'RequestTimeoutError' as const;
}

/** It was there, and retention has dropped it. */
export class GoneError extends Error {
  name = 'GoneError' as const;
}

/** `If-Match` names a version that is not the current one. */
export class PreconditionFailedError extends Error {
  name = 'PreconditionFailedError' as const;
}

export class PayloadTooLargeError extends Error {
  name = 'PayloadTooLargeError' as const;
}

export class TooManyRequestsError extends Error {
  name = 'TooManyRequestsError' as const;

  /** Backstage's error handler does not know the name. */
  get statusCode() {
    return 429;
  }
}

/** What was sent is wrong; each place is named for programs too. */
export class InvalidInputError extends Error {
  name = 'InputError' as const;
  readonly problems: readonly InputProblem[];

  constructor(
    problems: readonly InputProblem[],
    message = describeProblems(problems),
  ) {
    super(message);
    this.problems = problems;
  }
}

/** What a request needs, which it names to the client, is not available: another service, or a setting. */
export class DependencyUnavailableError extends Error {
  name = 'ServiceUnavailableError' as const;

  /** Without internals: what the client reads. */
  get publicMessage() {
    return this.message;
  }
}
