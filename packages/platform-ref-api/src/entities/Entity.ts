import { RefKind } from '@rosetta/contracts/ref';

/** When something is so. Instants; null is without bound on that side; half-open. */
export interface Validity {
  validFrom: string | null;
  validTo: string | null;
}

/** What an entity is for some time. */
export interface Segment extends Validity {
  fields: Record<string, unknown>;
}

/** Something of the référentiel as known at one moment: its states, in time. */
export interface Entity {
  kind: RefKind;
  id: string;
  /** Grows by one with each applied change; 0 when it has never been. */
  version: number;
  /** Ordered and apart from each other; none when it isn't there. */
  segments: Segment[];
}

/** One that is there. */
export interface Present extends Entity {
  segments: [Segment, ...Segment[]];
}

export const exists = (entity: Entity | undefined): entity is Present =>
  entity !== undefined && entity.segments.length > 0;

/** Instants are all written the same way, so text compares as time does. */
export const isEmpty = ({ validFrom, validTo }: Validity): boolean =>
  validFrom !== null && validTo !== null && validFrom >= validTo;

/** The time that two validities share; it may be empty. */
export const intersection = (a: Validity, b: Validity): Validity => ({
  validFrom:
    a.validFrom === null || (b.validFrom !== null && b.validFrom > a.validFrom)
      ? b.validFrom
      : a.validFrom,
  validTo:
    a.validTo === null || (b.validTo !== null && b.validTo < a.validTo)
      ? b.validTo
      : a.validTo,
});

/** Some entities by kind and id. */
export class EntityMap {
  readonly #entities = new Map<string, Entity>();

  constructor(entities: Iterable<Entity> = []) {
    for (const entity of entities) this.set(entity);
  }

  get(kind: RefKind, id: string): Entity | undefined {
    return this.#entities.get(`${kind}:${id}`);
  }

  set(entity: Entity) {
    this.#entities.set(`${entity.kind}:${entity.id}`, entity);
  }

  all(kind?: RefKind): Entity[] {
    const entities = [...this.#entities.values()];
    return kind ? entities.filter(entity => entity.kind === kind) : entities;
  }

  copy(): EntityMap {
    return new EntityMap(this.all());
  }
}
