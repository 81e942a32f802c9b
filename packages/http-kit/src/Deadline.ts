/** A time limit that also ends when the caller aborts. */
export class Deadline {
  /** Aborts at the limit or with the caller, whichever comes first. */
  readonly signal: AbortSignal;
  readonly #endsAt: number;
  readonly #timer: NodeJS.Timeout;

  constructor(timeoutMs: number, reason: () => Error, caller?: AbortSignal) {
    const limit = new AbortController();
    this.#endsAt = performance.now() + timeoutMs;
    this.#timer = setTimeout(() => limit.abort(reason()), timeoutMs);
    this.signal = caller
      ? AbortSignal.any([limit.signal, caller])
      : limit.signal;
  }

  get leftMs(): number {
    return this.#endsAt - performance.now();
  }

  /** Cancels the time limit; the caller's signal stays in effect. */
  clear() {
    clearTimeout(this.#timer);
  }
}
