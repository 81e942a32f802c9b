/** Something with a name that is like one asked for. */
export interface SimilarName {
  id: string;
  name: string;
  /** From 0 to 1: trigrams that both names have, of those that either has. */
  score: number;
}

interface Entry {
  id: string;
  name: string;
  trigrams: number;
}

const WORDS = /[\p{L}\p{N}]+/gu;

/** As `pg_trgm` has them: of each word in lower case, padded with two blanks before and one after. */
const trigramsOf = (name: string): Set<string> => {
  const trigrams = new Set<string>();
  for (const [word] of name.toLowerCase().matchAll(WORDS)) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++)
      trigrams.add(padded.slice(at, at + 3));
  }
  return trigrams;
};

/**
 * Finds the name that is most like another. In memory: the database looks at each name again for each that is asked,
 * which takes minutes where thousands are alike.
 */
export class TrigramIndex {
  readonly #entries: Entry[] = [];
  readonly #byTrigram = new Map<string, number[]>();
  /** How many trigrams each entry shares with the name that is asked. */
  readonly #shared: Uint16Array;

  constructor(names: readonly { id: string; name: string }[]) {
    for (const { id, name } of names) {
      const trigrams = trigramsOf(name);
      const index = this.#entries.push({ id, name, trigrams: trigrams.size }) - 1; // prettier-ignore
      for (const trigram of trigrams) {
        const entries = this.#byTrigram.get(trigram);
        if (entries) entries.push(index);
        else this.#byTrigram.set(trigram, [index]);
      }
    }
    this.#shared = new Uint16Array(this.#entries.length);
  }

  /** The name most like it, where one is alike enough; of equals, the first by id. */
  find(name: string, similarity: number): SimilarName | undefined {
    const asked = trigramsOf(name);
    const shared = this.#shared.fill(0);
    for (const trigram of asked)
      for (const index of this.#byTrigram.get(trigram) ?? [])
        shared[index] += 1;
    let best: SimilarName | undefined;
    for (let index = 0; index < shared.length; index++) {
      const { id, name: there, trigrams } = this.#entries[index];
      const score = shared[index] / (asked.size + trigrams - shared[index]);
      const isBetter =
        best === undefined ||
        score > best.score ||
        (score === best.score && id < best.id);
      if (score >= similarity && isBetter) best = { id, name: there, score };
    }
    return best;
  }
}
