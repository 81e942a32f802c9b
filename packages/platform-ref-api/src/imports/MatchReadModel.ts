import { RefKind } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { isCurrent } from '../entities/isCurrent';
import { KINDS } from '../entities/kinds';

/** Something that has the name that was asked for. */
export interface Named {
  asked: string;
  id: string;
  name: string;
}

export interface PivotOwner {
  id: string;
  application: string;
  type: string;
  value: string;
}

/** Finds what rows of a file may be. Each asks once for many rows. */
export class MatchReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Who owns these ids in tools now. */
  async pivotOwners(
    pivots: { type: string; value: string }[],
  ): Promise<PivotOwner[]> {
    if (pivots.length === 0) return [];
    return this.#db('ref_pivot as p')
      .joinRaw(
        'join unnest(?::text[], ?::text[]) as w (type, value) on p.type = w.type and p.value = w.value',
        [pivots.map(({ type }) => type), pivots.map(({ value }) => value)],
      )
      .whereRaw(isCurrent('p'))
      .distinct('p.id', 'p.application', 'p.type', 'p.value');
  }

  /** Everything of these names, in whatever case. */
  async byName(
    kind: 'application' | 'group',
    names: string[],
  ): Promise<Named[]> {
    if (names.length === 0) return [];
    const { rows } = await this.#db.raw(
      `select w.name as asked, e.id, e.name
       from unnest(?::text[]) as w (name)
       join ?? e on lower(e.name) = lower(w.name)
       where ${isCurrent('e')} order by e.id`,
      [names, KINDS[kind].table],
    );
    return rows;
  }

  /** All names there are. */
  async names(
    kind: 'application' | 'group',
  ): Promise<{ id: string; name: string }[]> {
    return this.#db(`${KINDS[kind].table} as e`)
      .whereRaw(isCurrent('e'))
      .orderBy('e.id')
      .select('e.id', 'e.name');
  }

  /** Those of these ids that are valid now. */
  async valid(kind: RefKind, ids: string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows: { id: string }[] = await this.#db(`${KINDS[kind].table} as e`)
      .whereRaw('e.id = any(?::text[])', [ids])
      .whereRaw(isCurrent('e'))
      .distinct('e.id');
    return new Set(rows.map(({ id }) => id));
  }

  /** The relations between these applications, by what identifies one. */
  async relations(from: string[]): Promise<Map<string, string>> {
    if (from.length === 0) return new Map();
    const rows: { id: string; from_id: string; type: string; to_id: string }[] =
      await this.#db('ref_relation as r')
        .whereRaw('r.from_id = any(?::text[])', [from])
        .whereRaw(isCurrent('r'))
        .select('r.id', 'r.from_id', 'r.type', 'r.to_id');
    return new Map(
      rows.map(row => [`${row.from_id} ${row.type} ${row.to_id}`, row.id]),
    );
  }
}
