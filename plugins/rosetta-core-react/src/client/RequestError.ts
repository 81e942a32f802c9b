import { Action } from '@rosetta/contracts/access';
import { InputProblem } from '@rosetta/contracts/values';

/** The facts of a failed call, for a page to show. */
export interface RequestFailure {
  name: string;
  message: string;
  /** Absent when no answer came at all. */
  status?: number;
  /** What to quote when asking for help. */
  requestId?: string;
  /** What was refused, to show which roles allow it. */
  action?: Action;
  /** What is wrong with what was sent, by place. */
  problems?: readonly InputProblem[];
  cause?: unknown;
}

/** A call of the portal that failed, under the name the service gave. */
export class RequestError extends Error {
  readonly status?: number;
  readonly requestId?: string;
  readonly action?: Action;
  readonly problems: readonly InputProblem[];

  constructor(failure: RequestFailure) {
    super(failure.message, { cause: failure.cause });
    this.name = failure.name;
    this.status = failure.status;
    this.requestId = failure.requestId;
    this.action = failure.action;
    this.problems = failure.problems ?? [];
  }
}

export const isRequestError = (error: unknown): error is RequestError =>
  error instanceof RequestError;
