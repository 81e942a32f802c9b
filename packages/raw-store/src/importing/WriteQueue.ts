/**
 * Runs jobs one after the other, one of them while the next is being prepared:
 * `push` answers when the job before is done. A failure shows at the next call.
 */
export class WriteQueue {
  #running: Promise<void> = Promise.resolve();

  async push(job: () => Promise<void>): Promise<void> {
    await this.#running;
    this.#running = job();
    // Whoever calls next gets the error; until then it is not an unhandled one.
    this.#running.catch(() => {});
  }

  /** Waits for the last job. */
  async drain(): Promise<void> {
    await this.#running;
  }
}
