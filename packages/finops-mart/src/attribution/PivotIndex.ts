import {
  Referentiel,
  validVersion,
  Versions,
  versionsBy,
} from '@rosetta/service-kit';

type Pivot = Referentiel['pivots'][number];

/** Pivots of one type by value; a value may name its provider, as in `AWS|402918837110`. */
export class PivotIndex {
  readonly #versions: Versions<Pivot>;
  /** Whether any value may name its provider; most never do, and looking costs each line. */
  readonly #prefixed: boolean;

  constructor(pivots: readonly Pivot[]) {
    this.#versions = versionsBy(pivots, pivot => pivot.value);
    this.#prefixed = pivots.some(({ value }) => value.includes('|'));
  }

  /** The pivot that is valid at an instant; one that names the provider comes first. */
  find(value: string, provider: string | null, at: string): Pivot | undefined {
    const own =
      this.#prefixed && provider !== null
        ? validVersion(this.#versions, `${provider}|${value}`, at)
        : undefined;
    return own ?? validVersion(this.#versions, value, at);
  }

  /** Whether the value is a pivot at any time. */
  has(value: string, provider: string | null): boolean {
    return (
      this.#versions.has(value) || this.#versions.has(`${provider}|${value}`)
    );
  }
}
