import { REF_KINDS, RefKind, StaleValue } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { isCurrent } from '../entities/isCurrent';
import { KINDS } from '../entities/kinds';
import { Authority } from './Authority';

/** Where a page ended. */
export interface StalePosition {
  kind: string;
  id: string;
  field: string;
}

interface Row extends Omit<StaleValue, 'at'> {
  at: Date;
}

/** How old the values of each field may be. */
const ageRules = (authority: Authority) =>
  REF_KINDS.flatMap(kind =>
    Object.keys(KINDS[kind].columns).map(field => ({
      kind,
      field,
      days: authority.ruleOf(kind, field).maxAgeDays,
    })),
  ).filter(({ days }) => days !== undefined);

const IS_HERE = (Object.keys(KINDS) as RefKind[])
  .map(
    kind => `(o.kind = '${kind}' and exists (
      select from ${KINDS[kind].table} e
      where e.id = o.entity_id and ${isCurrent('e')}))`,
  )
  .join(' or ');

/** Reads values that are older than the authority of their source lasts. */
export class StaleValueReadModel {
  readonly #db: Knex;
  readonly #authority: Authority;

  constructor(db: Knex, authority: Authority) {
    this.#db = db;
    this.#authority = authority;
  }

  /** By kind, id and field. */
  async page(limit: number, after?: StalePosition): Promise<StaleValue[]> {
    const rows: Row[] = await this.#db('ref_field_origin as o')
      .joinRaw(
        `join jsonb_to_recordset(?::jsonb) as r (kind text, field text, days integer)
           on r.kind = o.kind and r.field = o.field`,
        [JSON.stringify(ageRules(this.#authority))],
      )
      .whereRaw(`o.at < now() - r.days * interval '1 day'`)
      .whereRaw(`(${IS_HERE})`)
      .modify(q => {
        if (after)
          q.whereRaw('(o.kind, o.entity_id, o.field) > (?, ?, ?)', [
            after.kind,
            after.id,
            after.field,
          ]);
      })
      .orderBy(['o.kind', 'o.entity_id', 'o.field'])
      .limit(limit)
      .select('o.kind', 'o.entity_id as id', 'o.field', 'o.value', 'o.source')
      .select('o.at', 'r.days as maxAgeDays');
    return rows.map(row => ({ ...row, at: row.at.toISOString() }));
  }
}
