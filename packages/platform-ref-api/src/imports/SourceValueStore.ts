import { Import, RefKind } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { isCurrent } from '../entities/isCurrent';
import { KINDS } from '../entities/kinds';

/** An entity that a source said something of before, and no longer names. */
export interface Orphan {
  id: string;
  /** When it named it last; null where only its pivot says that it once did. */
  at: Date | null;
}

/** What a source said of a field last. */
export interface SourceValue {
  source: string;
  id: string;
  field: string;
  value: unknown;
  at: Date;
  /** Since when it has not named the entity any more. */
  goneAt: Date | null;
}

interface Landed extends Pick<Import, 'id' | 'kind' | 'source'> {
  takeProbable: boolean;
}

/** What each source said last: the table `ref_source_value`. */
export class SourceValueStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** What is here from a source and is in no row of an import. */
  async orphans({ id, kind, source }: Pick<Import, 'id' | 'kind' | 'source'>): Promise<Orphan[]> {
    const { rows } = await this.#db.raw(
      `with named as (
         select r.entity_id from ref_import_row r join ref_import i on i.number = r.import
         where i.id = :id and r.entity_id is not null
       ), here as (
         select v.entity_id, max(v.at) as at from ref_source_value v
         where v.source = :source and v.kind = :kind group by v.entity_id
         union all
         select p.application, null from ref_pivot p
         where :kind = 'application' and :source = 'servicenow' and p.type = 'servicenow:ci'
           and ${isCurrent('p')}
       )
       select h.entity_id as id, max(h.at) as at from here h
       where not exists (select from named n where n.entity_id = h.entity_id)
         and exists (select from :table: e where e.id = h.entity_id and ${isCurrent('e')})
       group by h.entity_id order by h.entity_id`,
      { id, kind, source, table: KINDS[kind].table },
    );
    return rows;
  } // prettier-ignore

  /** Keeps what the rows of an import say; what they do not name is gone from its source. What was compared later stays. */
  async land({ id, kind, source, takeProbable }: Landed): Promise<void> {
    const outcomes = ['match', 'new', ...(takeProbable ? ['probable'] : [])];
    await this.#db.raw(
      `insert into ref_source_value (source, kind, entity_id, field, value, at)
       select distinct on (r.entity_id, s.key)
         :source, :kind, r.entity_id, s.key, s.value, i.created_at
       from ref_import i join ref_import_row r on r.import = i.number, jsonb_each(r.said) s
       where i.id = :id and r.entity_id is not null and r.outcome = any(:outcomes)
         and not 'refused' = any(r.cell_outcomes)
       order by r.entity_id, s.key, r.seq desc
       on conflict (kind, entity_id, source, field) do update
         set value = excluded.value, at = excluded.at, gone_at = null
         where ref_source_value.at <= excluded.at`,
      { id, kind, source, outcomes },
    );
    await this.#db.raw(
      `update ref_source_value v set gone_at = i.created_at
       from ref_import i
       where i.id = :id and v.source = :source and v.kind = :kind and v.gone_at is null
         and v.at <= i.created_at
         and exists (select from ref_import_row r
           where r.import = i.number and r.outcome = 'orphan' and r.entity_id = v.entity_id)`,
      { id, kind, source },
    );
    await this.#db.raw(
      `update ref_field_origin o set at = v.at
       from ref_source_value v, ref_import i
       where i.id = :id and v.at = i.created_at and v.source = :source and v.kind = :kind
         and o.source = v.source and o.kind = v.kind and o.entity_id = v.entity_id and o.field = v.field
         and (v.value = o.value or jsonb_typeof(o.value) = 'object' and o.value @> v.value)`,
      { id, kind, source },
    );
  }

  /** What sources say of some entities of a kind. */
  of(kind: RefKind, ids: string[]): Promise<SourceValue[]> {
    return this.#db('ref_source_value as v')
      .where('v.kind', kind)
      .whereRaw('v.entity_id = any(?::text[])', [ids])
      .orderBy(['v.entity_id', 'v.field', 'v.source'])
      .select('v.source', 'v.entity_id as id', 'v.field', 'v.value')
      .select('v.at', 'v.gone_at as goneAt');
  }

  async erase(kind: RefKind, ids: string[]): Promise<void> {
    await this.#db('ref_source_value')
      .where({ kind })
      .whereRaw('entity_id = any(?::text[])', [ids])
      .delete();
  }

  /** When each source said anything last. */
  async lastTold(): Promise<Map<string, Date>> {
    const rows: { source: string; at: Date }[] = await this.#db(
      'ref_source_value as v',
    )
      .groupBy('v.source')
      .select('v.source')
      .max('v.at as at');
    return new Map(rows.map(({ source, at }) => [source, at]));
  }
}
