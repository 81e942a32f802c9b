import { Knex } from 'knex';
import { isCurrent } from '../entities/isCurrent';
import { SourceValue } from '../imports/SourceValueStore';

interface Row {
  id: string;
  at: Date;
  group: string | null;
  lifecycle: string | null;
}

const SOURCE = 'catalog';

/** What the catalog says of applications, by their components: all that these say, where they differ. */
export class CatalogValueReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async of(applications: string[]): Promise<SourceValue[]> {
    if (applications.length === 0) return [];
    const rows: Row[] = await this.#db('ref_pivot as p')
      .join('catalog_component as c', 'c.entity_ref', 'p.value')
      .where('p.type', 'catalog:component')
      .where('c.state', 'present')
      .whereRaw(isCurrent('p'))
      .whereRaw('p.application = any(?::text[])', [applications])
      .groupBy('p.application')
      .select('p.application as id')
      .max('c.changed_at as at')
      .select(
        this.#db.raw(`string_agg(distinct c.owner_group, ', ') as "group"`),
        this.#db.raw(`string_agg(distinct c.lifecycle, ', ') as lifecycle`),
      );
    return rows.flatMap(({ id, at, ...fields }) =>
      Object.entries(fields).flatMap(([field, value]) =>
        value === null
          ? []
          : [{ source: SOURCE, id, field, value, at, goneAt: null }],
      ),
    );
  }

  /** When it told anything last. */
  async lastTold(): Promise<[string, Date][]> {
    const { rows } = await this.#db.raw(
      'select max(c.changed_at) as at from catalog_component c',
    );
    const [{ at }]: { at: Date | null }[] = rows;
    return at ? [[SOURCE, at]] : [];
  }
}
