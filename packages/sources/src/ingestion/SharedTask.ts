/**
 * A task that several callers await. It is aborted only when the last of them has aborted: one
 * that leaves takes it from nobody else.
 */
export class SharedTask<T> {
  readonly #abandoned = new AbortController();
  readonly #result: Promise<T>;
  #waiting = 0;
  #spent = false;

  constructor(task: (signal: AbortSignal) => Promise<T>) {
    this.#result = task(this.#abandoned.signal);
    this.#result.catch(() => {
      this.#spent = true;
    });
  }

  /** It failed, or was aborted: of no use to a new caller. */
  get spent() {
    return this.#spent || this.#abandoned.signal.aborted;
  }

  /** The result, unless the caller's signal aborts first. */
  async wait(signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    let leave!: () => void;
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal.reason);
    });
    signal.addEventListener('abort', leave);
    this.#waiting += 1;
    try {
      return await Promise.race([this.#result, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      this.#waiting -= 1;
      if (signal.aborted && this.#waiting === 0) this.#abandoned.abort();
    }
  }
}
