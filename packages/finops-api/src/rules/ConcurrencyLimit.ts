/** Lets so many work at a time; the others wait for their turn. */
export class ConcurrencyLimit {
  readonly #max: number;
  #working = 0;
  readonly #waiting = new Set<() => void>();

  constructor(max: number) {
    this.#max = max;
  }

  /** @param signal - ends the wait; `work` has it already */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    while (this.#working >= this.#max) await this.#turn(signal);
    this.#working += 1;
    try {
      return await work();
    } finally {
      this.#working -= 1;
      const [next] = this.#waiting;
      next?.();
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    let end = () => {};
    await new Promise<void>(resolve => {
      end = resolve;
      this.#waiting.add(end);
      signal.addEventListener('abort', end, { once: true });
    });
    this.#waiting.delete(end);
    signal.removeEventListener('abort', end);
    signal.throwIfAborted();
  }
}
