import { Knex } from 'knex';
import { AsOf } from './asOf';
import { EntityReadModel } from './EntityReadModel';

export type Direction = 'out' | 'in' | 'both';

/** The ends that relations lead from and to, by the indexes of either. */
const STEPS: Record<Direction, [here: string, there: string][]> = {
  out: [['from_id', 'to_id']],
  in: [['to_id', 'from_id']],
  both: [
    ['from_id', 'to_id'],
    ['to_id', 'from_id'],
  ],
};

const stepSql = ([here, there]: [string, string]) => `
  select r.${there} as id from ref_relation r
  where r.${here} = reached.id
    and r.known @> :knownAt::timestamptz and r.valid @> :validAt::timestamptz`;

/** `union` keeps one row for each application and distance, so that a cycle ends. */
const traversalSql = (direction: Direction) => `
  with recursive reached (id, distance) as (
    select :root::text, 0
    union
    select step.id, reached.distance + 1
    from reached cross join lateral (
      ${STEPS[direction].map(stepSql).join(' union all ')}
    ) step
    where reached.distance < :depth
  )
  select distinct id from reached`;

/** A relation may be valid for longer than what it joins. */
const joins = (
  { from, to }: Record<string, unknown>,
  present: ReadonlySet<unknown>,
) => present.has(from) && present.has(to);

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
    const { rows } = await this.#db.raw(traversalSql(direction), {
      root,
      depth,
      ...asOf,
    });
    const ids: string[] = rows.map((row: { id: string }) => row.id);
    const relations = new EntityReadModel(this.#db, 'relation');
    const [nodes, edges] = await Promise.all([
      applications.getMany(ids, asOf),
      relations.getBetween(ids, asOf),
    ]);
    const present = new Set<unknown>(nodes.map(({ id }) => id));
    if (!present.has(root)) await applications.get(root, asOf);
    return { nodes, edges: edges.filter(edge => joins(edge, present)) };
  }
}
