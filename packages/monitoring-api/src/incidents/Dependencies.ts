import { Relation } from '@rosetta/contracts/ref';
import { Logger, ReferentielReader } from '@rosetta/service-kit';

/** What reads the relations of the référentiel. */
export type ReadRelations = Pick<ReferentielReader, 'relations'>;

const FRESH_MS = 60_000;
/** Somebody waits for an answer that is of use without them. */
const LOOK_MS = 2_000;

/** Relations by which a change of one application may break another. */
const TYPES = ['depends-on', 'part-of', 'uses', 'runs-on'];

export interface KnownDependencies {
  /** False while the référentiel has not answered yet. */
  known: boolean;
  /** When it said so. */
  asOf: string | null;
  /** Applications that one needs. */
  of(application: string): readonly string[];
}

const index = (relations: readonly Relation[]): KnownDependencies => {
  const byFrom = new Map<string, string[]>();
  for (const { from, type, to } of relations)
    if (TYPES.includes(type))
      byFrom.set(from, [...(byFrom.get(from) ?? []), to]);
  const asOf = new Date().toISOString();
  return {
    known: true,
    asOf,
    of: application => byFrom.get(application) ?? [],
  };
};

const UNKNOWN: KnownDependencies = { known: false, asOf: null, of: () => [] };

/** What depends on what; while the référentiel is away, what it said last holds. */
export class Dependencies {
  readonly #reader?: ReadRelations;
  readonly #logger: Logger;
  #known = UNKNOWN;
  #askedAt = -Infinity;

  constructor(reader: ReadRelations | undefined, logger: Logger) {
    this.#reader = reader;
    this.#logger = logger;
  }

  async read(): Promise<KnownDependencies> {
    if (!this.#reader || Date.now() - this.#askedAt < FRESH_MS)
      return this.#known;
    try {
      this.#known = index(
        await this.#reader.relations(AbortSignal.timeout(LOOK_MS)),
      );
      this.#askedAt = Date.now();
    } catch (error) {
      this.#logger.warn({ err: error }, 'Relations poll failed');
    }
    return this.#known;
  }
}
