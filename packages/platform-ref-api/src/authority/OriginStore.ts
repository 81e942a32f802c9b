import { PEOPLE, RefKind, StoredChange } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { Origin } from './Authority';

interface OriginRow {
  entity_id: string;
  field: string;
  source: string;
  at: Date;
}

/** An applied request, and whose values it holds. */
interface AppliedRequest {
  id: string;
  source: string | null;
  /** The import that drafted it. */
  import?: string | null;
  changes: StoredChange[];
}

/** The origins of the fields of some entities. */
export class Origins {
  readonly #byField: Map<string, Origin>;
  readonly #byEntity: Map<string, string>;

  constructor(byField: Map<string, Origin>, byEntity: Map<string, string>) {
    this.#byField = byField;
    this.#byEntity = byEntity;
  }

  /** What was not imported is of who wrote the entity. */
  of(id: string, field: string): Origin {
    return (
      this.#byField.get(`${id} ${field}`) ?? {
        source: this.#byEntity.get(id) ?? PEOPLE,
      }
    );
  }
}

/** Which source each value is from: the table `ref_field_origin`. */
export class OriginStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async of(kind: RefKind, ids: string[]): Promise<Origins> {
    if (ids.length === 0) return new Origins(new Map(), new Map());
    const rows: OriginRow[] = await this.#db('ref_field_origin as o')
      .where('o.kind', kind)
      .whereRaw('o.entity_id = any(?::text[])', [ids])
      .select('o.entity_id', 'o.field', 'o.source', 'o.at');
    const byField = new Map(
      rows.map(({ entity_id: id, field, ...origin }) => [
        `${id} ${field}`,
        origin,
      ]),
    );
    return new Origins(byField, await this.#writers(kind, ids));
  }

  /** Who wrote an entity besides imports: people, where one of them did, else the machine. */
  async #writers(kind: RefKind, ids: string[]): Promise<Map<string, string>> {
    const rows: { entity_id: string; by_people: boolean; author: string }[] =
      await this.#db('ref_audit as a')
        .join('change_request as c', 'c.id', 'a.change_request')
        .where('a.kind', kind)
        .whereNull('c.source')
        .whereRaw('a.entity_id = any(?::text[])', [ids])
        .groupBy('a.entity_id')
        .select('a.entity_id')
        .select(
          this.#db.raw(`bool_or(a.author like 'user:%') as by_people`),
          this.#db.raw('min(a.author) as author'),
        );
    return new Map(
      rows.map(row => [row.entity_id, row.by_people ? PEOPLE : row.author]),
    );
  }

  async erase(kind: RefKind, ids: string[]): Promise<void> {
    await this.#db('ref_field_origin')
      .where({ kind })
      .whereRaw('entity_id = any(?::text[])', [ids])
      .delete();
  }

  /**
   * Keeps that values of an applied request are of its source, where they are what that said; of all others it
   * set, nothing is known any more. Attributes are compared by those that it said. Runs in the transaction that applies it.
   */
  async record({
    id,
    source,
    import: file,
    changes,
  }: AppliedRequest): Promise<void> {
    const set = changes.flatMap(({ kind, id: entity, set: fields = {} }) =>
      Object.entries(fields).map(([field, value]) => ({ kind, entity, field, value })),
    ); // prettier-ignore
    if (set.length === 0) return;
    const given = JSON.stringify(set);
    await this.#db.raw(
      `delete from ref_field_origin o
       using jsonb_to_recordset(?::jsonb) as s (kind text, entity text, field text)
       where o.kind = s.kind and o.entity_id = s.entity and o.field = s.field`,
      [given],
    );
    if (!source) return;
    // A file that came later may say otherwise by now: what its own import said counts too.
    await this.#db.raw(
      `insert into ref_field_origin (kind, entity_id, field, source, value, at, change_request)
       select distinct on (s.kind, s.entity, s.field)
         s.kind, s.entity, s.field, cast(:source as text), v.value, v.at,
         (select c.number from change_request c where c.id = :id)
       from jsonb_to_recordset(cast(:given as jsonb)) as s (kind text, entity text, field text, value jsonb)
       join (
         select w.kind, w.entity_id, w.field, w.value, w.at from ref_source_value w
         where w.source = :source
         union all
         select i.kind, r.entity_id, f.key, f.value, i.created_at
         from ref_import i join ref_import_row r on r.import = i.number, jsonb_each(r.said) f
         where i.id = cast(:file as text)
       ) v on v.kind = s.kind and v.entity_id = s.entity and v.field = s.field
         and (v.value = s.value or jsonb_typeof(s.value) = 'object' and s.value @> v.value)
       order by s.kind, s.entity, s.field, v.at desc`,
      { id, given, source, file: file ?? null },
    );
  }
}
