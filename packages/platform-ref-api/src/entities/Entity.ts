import { RefKind } from '@rosetta/contracts/ref';

/** A half-open range of instants; null is unbounded. */
export interface Validity {
  validFrom: string | null;
  validTo: string | null;
}

/** The fields of an entity during a range of time. */
export interface Segment extends Validity {
  fields: Record<string, unknown>;
}

/** An entity of the référentiel as known at one moment, with its segments in time. */
export interface Entity {
  kind: RefKind;
  id: string;
  /** Increases with each applied change; 0 for an entity that never existed. */
  version: number;
  /** Ordered and disjoint; none when the entity does not exist. */
  segments: Segment[];
}

/** An entity that exists. */
export interface ExistingEntity extends Entity {
  segments: [Segment, ...Segment[]];
}

export const exists = (entity: Entity | undefined): entity is ExistingEntity =>
  entity !== undefined && entity.segments.length > 0;

/** All instants have the same format, so comparing text compares time. */
export const isEmpty = ({ validFrom, validTo }: Validity): boolean =>
  validFrom !== null && validTo !== null && validFrom >= validTo;

/** The intersection of two validities; it may be empty. */
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
