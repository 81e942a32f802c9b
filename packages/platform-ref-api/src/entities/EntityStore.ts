import { RefKind } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { Entity, Segment } from './Entity';
import { KINDS } from './kinds';

type Row = Record<string, unknown> & {
  id: string;
  version: number;
  valid_from: Date | null;
  valid_to: Date | null;
};

export const VALIDITY_COLUMNS = [
  'lower(e.valid) as valid_from',
  'upper(e.valid) as valid_to',
];

/** The fields of the contract in a row. */
export const toFields = (
  kind: RefKind,
  row: Record<string, unknown>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(KINDS[kind].columns)
      .filter(
        ([field, column]) =>
          row[column] !== null || field in KINDS[kind].defaults,
      )
      .map(([field, column]) => [field, row[column]]),
  );

const toSegment = (kind: RefKind, row: Row): Segment => ({
  validFrom: row.valid_from?.toISOString() ?? null,
  validTo: row.valid_to?.toISOString() ?? null,
  fields: toFields(kind, row),
});

/** A range as PostgreSQL writes it. */
const range = (from: string | null, to: string | null) =>
  `[${from ?? ''},${to ?? ''})`;

const toRow = (
  kind: RefKind,
  entity: Entity,
  segment: Segment,
  at: string,
) => ({
  id: entity.id,
  version: entity.version,
  valid: range(segment.validFrom, segment.validTo),
  known: range(at, null),
  ...Object.fromEntries(
    Object.entries(KINDS[kind].columns).map(([field, column]) => [
      column,
      segment.fields[field] ?? KINDS[kind].defaults[field] ?? null,
    ]),
  ),
});

/** Entities of one kind, as known now. */
export class EntityStore {
  readonly #db: Knex;
  readonly #kind: RefKind;

  constructor(db: Knex, kind: RefKind) {
    this.#db = db;
    this.#kind = kind;
  }

  #known() {
    const { table, columns } = KINDS[this.#kind];
    return this.#db(`${table} as e`)
      .whereRaw('upper_inf(e.known)')
      .select(['e.id', 'e.version', ...Object.values(columns)])
      .select(VALIDITY_COLUMNS.map(column => this.#db.raw(column)))
      .orderBy(['e.id', 'e.row_id']);
  }

  #toEntities(rows: Row[]): Entity[] {
    const entities = new Map<string, Entity>();
    for (const row of rows) {
      const { id, version } = row;
      const entity: Entity = entities.get(id) ?? {
        kind: this.#kind,
        id,
        version,
        segments: [],
      };
      entity.segments.push(toSegment(this.#kind, row));
      entities.set(id, entity);
    }
    return [...entities.values()];
  }

  async all(): Promise<Entity[]> {
    return this.#toEntities(await this.#known());
  }

  /** Entities that have one of these values in a field at any time, with all their segments. */
  async where(field: 'id' | string, values: string[]): Promise<Entity[]> {
    if (values.length === 0) return [];
    const { table, columns } = KINDS[this.#kind];
    const column = field === 'id' ? 'id' : columns[field];
    const found = this.#db(`${table} as f`)
      .whereRaw('upper_inf(f.known)')
      .whereRaw('f.?? = any(?::text[])', [column, values])
      .select('f.id');
    return this.#toEntities(await this.#known().whereIn('e.id', found));
  }

  /** The last version of each entity, including deleted ones. */
  async lastVersions(ids: string[]): Promise<Map<string, number>> {
    if (ids.length === 0) return new Map();
    const rows: { id: string; version: number }[] = await this.#db(
      `${KINDS[this.#kind].table} as e`,
    )
      .whereRaw('e.id = any(?::text[])', [ids])
      .groupBy('e.id')
      .select('e.id')
      .max('e.version as version');
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Removes these entities from all time, valid and known. */
  async erase(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#db(KINDS[this.#kind].table)
      .whereRaw('id = any(?::text[])', [ids])
      .delete();
  }

  /** Ends the known time of the current rows of these entities. */
  async close(ids: string[], at: string): Promise<void> {
    if (ids.length === 0) return;
    await this.#db(`${KINDS[this.#kind].table}`)
      .whereRaw('upper_inf(known)')
      .whereRaw('id = any(?::text[])', [ids])
      .update('known', this.#db.raw('tstzrange(lower(known), ?)', [at]));
  }

  /** Inserts the rows of these entities, known from `at` on. */
  async open(entities: Entity[], at: string): Promise<void> {
    const { table, columns } = KINDS[this.#kind];
    const rows = entities.flatMap(entity =>
      entity.segments.map(segment => toRow(this.#kind, entity, segment, at)),
    );
    if (rows.length === 0) return;
    const names = [
      'id',
      'version',
      'valid',
      'known',
      ...Object.values(columns),
    ];
    const list = names.map(() => '??').join(', ');
    await this.#db.raw(
      `insert into ?? (${list})
       select ${list} from jsonb_populate_recordset(null::??, ?::jsonb)`,
      [table, ...names, ...names, table, JSON.stringify(rows)],
    );
  }
}
