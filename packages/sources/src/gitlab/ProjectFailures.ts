import {
  isRefusal,
  RateLimitedError,
  TokenRefusedError,
} from '../http/refusal';

/** When so many projects fail in a row, GitLab itself has failed. */
const MAX_IN_A_ROW = 8;

/** The token is refused, or requests are limited: every further request will fail too. */
const isSharedFailure = (error: unknown) =>
  error instanceof TokenRefusedError || error instanceof RateLimitedError;

/**
 * Separates, while projects are read, failures of one project from failures of GitLab as a whole.
 * A refusal is the project's own: GitLab has answered.
 */
export class ProjectFailures {
  readonly #max: number;
  #inARow: unknown[] = [];

  constructor(projects: number) {
    this.#max = Math.min(MAX_IN_A_ROW, projects);
  }

  /** A project has answered. */
  recordAnswer() {
    this.#inARow = [];
  }

  /**
   * The cause for which all projects fail, if this failure shows one: of many in a row the first,
   * as later ones may be the open breaker's only.
   */
  sharedCause(error: unknown): unknown {
    if (isSharedFailure(error)) return error;
    this.#inARow = isRefusal(error) ? [] : [...this.#inARow, error];
    return this.#inARow.length >= this.#max ? this.#inARow[0] : undefined;
  }
}
