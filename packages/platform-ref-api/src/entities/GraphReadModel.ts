import { Knex } from 'knex';
import { AsOf, whereAsOf } from './asOf';
import { EntityReadModel } from './EntityReadModel';

export type Direction = 'out' | 'in' | 'both';

const STEPS: Record<Direction, string> = {
  out: 'select from_id as here, to_id as there from edge',
  in: 'select to_id as here, from_id as there from edge',
  both: 'select from_id as here, to_id as there from edge union all select to_id, from_id from edge',
};

/** `union` keeps one row for each application and distance, so that a cycle ends. */
const traversalSql = (direction: Direction) => `
  with recursive edge as materialized (
    select r.from_id, r.to_id from ref_relation r
    where r.known @> :knownAt::timestamptz and r.valid @> :validAt::timestamptz
  ),
  step as (${STEPS[direction]}),
  reached (id, distance) as (
    select :root::text collate "C", 0
    union
    select s.there collate "C", reached.distance + 1
    from reached join step s on s.here = reached.id
    where reached.distance < :depth
  )
  select distinct id from reached`;

/** Reads the applications around one. */
export class GraphReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** @throws NotFoundError when the root does not exist at that time */
  async neighbourhood(
    root: string,
    depth: number,
    direction: Direction,
    asOf: AsOf,
  ) {
    const applications = new EntityReadModel(this.#db, 'application');
    await applications.get(root, asOf);
    const { rows } = await this.#db.raw(traversalSql(direction), {
      root,
      depth,
      ...asOf,
    });
    const ids: string[] = rows.map((row: { id: string }) => row.id);
    const nodes = await applications.getMany(ids, asOf);
    const present = nodes.map(({ id }) => id);
    return { nodes, edges: await this.#relationsBetween(present, asOf) };
  }

  async #relationsBetween(ids: string[], asOf: AsOf) {
    const rows: { id: string }[] = await this.#db('ref_relation as r')
      .modify(whereAsOf('r', asOf))
      .whereRaw('r.from_id = any(?::text[])', [ids])
      .whereRaw('r.to_id = any(?::text[])', [ids])
      .select('r.id');
    return new EntityReadModel(this.#db, 'relation').getMany(
      rows.map(({ id }) => id),
      asOf,
    );
  }
}
