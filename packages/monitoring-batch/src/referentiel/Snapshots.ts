import { Referentiel, ReferentielReader } from '@rosetta/service-kit';

/** The référentiel at an instant of knowledge. */
export interface Snapshot {
  knownAt: string;
  content: Referentiel;
}

/** Reads the référentiel again only when it has changed: days are many, changes are few. */
export class Snapshots {
  readonly #reader: Pick<ReferentielReader, 'version' | 'at'>;
  #last?: Snapshot & { version: number };

  constructor(reader: Pick<ReferentielReader, 'version' | 'at'>) {
    this.#reader = reader;
  }

  async current(signal: AbortSignal): Promise<Snapshot> {
    const { version, knownAt } = await this.#reader.version(signal);
    if (this.#last?.version !== version)
      this.#last = {
        version,
        knownAt,
        content: await this.#reader.at(knownAt),
      };
    return this.#last;
  }

  /** Finds the values of a type of pivots, whenever they are valid. */
  async readPivots(signal: AbortSignal): Promise<(type: string) => string[]> {
    const { pivots } = (await this.current(signal)).content;
    const valuesOf = (type: string) =>
      pivots.filter(pivot => pivot.type === type).map(({ value }) => value);
    return type => [...new Set(valuesOf(type))];
  }

  /** As it was when a run was prepared, maybe by another worker. */
  async at(knownAt: string): Promise<Referentiel> {
    return this.#last?.knownAt === knownAt
      ? this.#last.content
      : this.#reader.at(knownAt);
  }
}
