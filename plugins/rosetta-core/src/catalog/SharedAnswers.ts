interface Kept<T> {
  answer: Promise<T>;
  /** From when on it is too old to be shared; never, while it is on its way. */
  until: number;
}

/** Answers that are shared by those who want them at about the same time. */
export class SharedAnswers<T> {
  readonly #keptMs: number;
  readonly #kept = new Map<string, Kept<T>>();

  /** @param keptMs - for how long after it came an answer is given to others, too */
  constructor(keptMs: number) {
    this.#keptMs = keptMs;
  }

  /** The answer under this key, if there is one or one is on its way. */
  find(key: string) {
    const kept = this.#kept.get(key);
    return kept && kept.until > Date.now() ? kept.answer : undefined;
  }

  keep(key: string, answer: Promise<T>) {
    this.#prune();
    const kept = { answer, until: Infinity };
    this.#kept.set(key, kept);
    answer.then(
      () => {
        kept.until = Date.now() + this.#keptMs;
      },
      // A failure is not kept: whoever wants it next may have better luck.
      () => {
        kept.until = 0;
      },
    );
    return answer;
  }

  get(key: string, fetch: () => Promise<T>) {
    return this.find(key) ?? this.keep(key, fetch());
  }

  clear() {
    this.#kept.clear();
  }

  #prune() {
    const now = Date.now();
    for (const [key, { until }] of this.#kept)
      if (until <= now) this.#kept.delete(key);
  }
}
