import { REF_KINDS, RefKind, StoredChange } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { Entity, EntityMap } from '../entities/Entity';
import { EntityStore } from '../entities/EntityStore';
import { KINDS, listReferrers } from '../entities/kinds';
import { findPivotIds } from '../entities/pivotValues';
import { Outcome } from './applyChanges';

const distinct = (values: unknown[]): string[] => [
  ...new Set(values.filter((value): value is string => Boolean(value))),
];

/**
 * The entities that changes touch; for deleted ones the last version. The number of queries is
 * fixed, for one change as for ten thousand.
 */
export const loadTouched = async (
  db: Knex,
  changes: StoredChange[],
): Promise<EntityMap> => {
  const touched = new EntityMap();
  for (const kind of REF_KINDS) {
    const store = new EntityStore(db, kind);
    const ids = distinct(
      changes.filter(change => change.kind === kind).map(({ id }) => id),
    );
    for (const entity of await store.where('id', ids)) touched.set(entity);
    const gone = ids.filter(id => !touched.get(kind, id));
    for (const [id, version] of await store.lastVersions(gone))
      touched.set({ kind, id, version, segments: [] });
  }
  return touched;
};

/** Adds entities to an outcome without replacing those it has. */
class RelatedEntities {
  readonly #db: Knex;
  readonly #after: EntityMap;

  constructor(db: Knex, after: EntityMap) {
    this.#db = db;
    this.#after = after;
  }

  #add(entities: Entity[]) {
    for (const entity of entities)
      if (!this.#after.get(entity.kind, entity.id)) this.#after.set(entity);
  }

  async byId(kind: RefKind, ids: string[]) {
    const missing = ids.filter(id => !this.#after.get(kind, id));
    this.#add(await new EntityStore(this.#db, kind).where('id', missing));
  }

  async referredToBy(kind: RefKind, fields: Record<string, unknown>[]) {
    for (const [field, referred] of Object.entries(KINDS[kind].references))
      await this.byId(referred, distinct(fields.map(each => each[field])));
  }

  async referringTo(kind: RefKind, ids: string[]) {
    for (const { kind: referrer, field } of listReferrers(kind))
      this.#add(await new EntityStore(this.#db, referrer).where(field, ids));
  }

  async withValuesOf(pivots: Record<string, unknown>[]) {
    await this.byId('pivot', await findPivotIds(this.#db, pivots));
  }

  async allGroups() {
    this.#add(await new EntityStore(this.#db, 'group').all());
  }
}

/** Loads the entities that the outcome of changes must be consistent with. */
export const loadRelatedEntities = async (
  db: Knex,
  { after, touched }: Outcome,
): Promise<void> => {
  const related = new RelatedEntities(db, after);
  for (const kind of REF_KINDS) {
    const ofKind = touched.filter(({ entity }) => entity.kind === kind);
    const entities = ofKind.map(({ entity }) => entity);
    const fields = entities.flatMap(({ segments }) =>
      segments.map(segment => segment.fields),
    );
    const gone = ofKind.filter(({ isDeleted }) => isDeleted);
    if (kind === 'group' && fields.length > 0) await related.allGroups();
    if (kind === 'pivot') await related.withValuesOf(fields);
    await related.referredToBy(kind, fields);
    await related.referringTo(
      kind,
      gone.map(({ entity: { id } }) => id),
    );
  }
};
