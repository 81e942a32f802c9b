import {
  isRefusal,
  RateLimitedError,
  TokenRefusedError,
} from '../http/refusal';

/** When so many projects fail one after the other, it is GitLab that does. */
const MOST_IN_A_ROW = 8;

/** It lets nobody in, or wants to be left alone: whatever else it is asked will fail too. */
const failsForAll = (error: unknown) =>
  error instanceof TokenRefusedError || error instanceof RateLimitedError;

/**
 * Tells, while projects are asked, what is the affair of one of them from what will fail for the
 * others too. A refusal is of its project: GitLab has answered.
 */
export class ProjectFailures {
  readonly #most: number;
  #inARow: unknown[] = [];

  constructor(projects: number) {
    this.#most = Math.min(MOST_IN_A_ROW, projects);
  }

  /** A project has answered. */
  answered() {
    this.#inARow = [];
  }

  /**
   * What the others need not be asked for, if a failure tells so: of many in a row the first, as
   * later ones may say only that nobody is asked any more.
   */
  ofAll(error: unknown): unknown {
    if (failsForAll(error)) return error;
    this.#inARow = isRefusal(error) ? [] : [...this.#inARow, error];
    return this.#inARow.length >= this.#most ? this.#inARow[0] : undefined;
  }
}
