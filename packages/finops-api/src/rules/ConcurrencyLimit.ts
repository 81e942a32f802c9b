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
    signal.throwIfAborted();
    if (this.#working < this.#max) this.#working += 1;
    else await this.#turn(signal);
    try {
      return await work();
    } finally {
      this.#endTurn();
    }
  }

  /** Resolves when one that worked leaves its place to this one. */
  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      let begin = () => {};
      const leave = () => {
        this.#waiting.delete(begin);
        reject(signal.reason);
      };
      begin = () => {
        this.#waiting.delete(begin);
        signal.removeEventListener('abort', leave);
        resolve();
      };
      this.#waiting.add(begin);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** The place goes to the next at once: two that end together wake two. */
  #endTurn() {
    const [next] = this.#waiting;
    if (next) next();
    else this.#working -= 1;
  }
}
