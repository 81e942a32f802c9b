const CAPACITY = 10;

/**
 * Lets retries be a small share of the calls. When everything fails, retrying everything
 * would multiply the load on a service that is already down.
 */
export class RetryBudget {
  readonly #ratio: number;
  #tokens = CAPACITY;

  constructor(ratio: number) {
    this.#ratio = ratio;
  }

  recordCall() {
    this.#tokens = Math.min(CAPACITY, this.#tokens + this.#ratio);
  }

  tryConsume(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
