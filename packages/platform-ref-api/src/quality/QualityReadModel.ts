import {
  Attestation,
  FRESH_DAYS,
  Quality,
  QUALITY_PARTS,
  QUALITY_WEIGHTS,
  QualityPart,
} from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { isCurrent } from '../entities/isCurrent';

const MS_PER_DAY = 86_400_000;

interface Row {
  id: string;
  owner: boolean;
  cost: boolean;
  delivery: boolean;
  component: boolean;
  relations: boolean;
  touched: Date;
  attested_at: Date | null;
  attested_by: string | null;
  comment: string | null;
}

/** Written out, not `@>`: see `whereAsOf`. */
const validNow = (table: string) =>
  `(upper_inf(${table}.valid) or upper(${table}.valid) > now())
    and (lower_inf(${table}.valid) or lower(${table}.valid) <= now())`;

/** All applications at once: each part is one pass over its table, found by its index. */
const QUERY = `
  with pivot as (
    select e.application, max(lower(e.known)) as changed,
      bool_or(e.type like 'focus:%') as cost,
      bool_or(e.type like 'gitlab:%' or e.type = 'argocd:app') as delivery,
      bool_or(e.type = 'catalog:component') as component
    from ref_pivot e
    where e.application = any(:ids) and upper_inf(e.known)
      and ${validNow('e')}
    group by e.application
  ), ends as (
    select e.from_id as application, e.known, e.valid from ref_relation e
    where e.from_id = any(:ids) and upper_inf(e.known)
    union all
    select e.to_id, e.known, e.valid from ref_relation e
    where e.to_id = any(:ids) and upper_inf(e.known)
  ), relation as (
    select e.application, max(lower(e.known)) as changed
    from ends e
    where ${validNow('e')}
    group by e.application
  ), attested as (
    select distinct on (t.application) t.application, t.at, t.by, t.comment
    from attestation t
    where t.application = any(:ids)
    order by t.application, t.number desc
  )
  select a.id,
    coalesce(cardinality(g.members), 0) > 0 as owner,
    coalesce(p.cost, false) as cost,
    coalesce(p.delivery, false) as delivery,
    coalesce(p.component, false) as component,
    r.application is not null as relations,
    greatest(lower(a.known), p.changed, r.changed, t.at) as touched,
    t.at as attested_at, t.by as attested_by, t.comment
  from ref_application a
  left join ref_group g on g.id = a.group_id and upper_inf(g.known)
    and ${validNow('g')}
  left join pivot p on p.application = a.id
  left join relation r on r.application = a.id
  left join attested t on t.application = a.id
  where a.id = any(:ids) and upper_inf(a.known)
    and ${validNow('a')}`;

/** The applications of a person's groups whose confirmation is due. */
const DUE = `
  select a.id
  from ref_application a
  join ref_group g on g.id = a.group_id and ${isCurrent('g')}
    and :person = any(g.members)
  where ${isCurrent('a')} and a.id > :after
    and not exists (
      select from attestation t
      where t.application = a.id and t.at > cast(:since as timestamptz)
    )
  order by a.id limit :limit`;

/** What is known of an application besides its fields. */
export interface Assessment {
  quality: Quality;
  /** Null where nobody has confirmed it. */
  attestation: Attestation | null;
}

/** How complete the entries of applications are, as known now. */
export class QualityReadModel {
  readonly #db: Knex;
  readonly #everyDays: number;

  /** @param everyDays - how long a confirmation holds */
  constructor(db: Knex, everyDays: number) {
    this.#db = db;
    this.#everyDays = everyDays;
  }

  /** Of these applications, by id; those that are not there now have none. */
  async of(ids: readonly string[]): Promise<Map<string, Assessment>> {
    if (ids.length === 0) return new Map();
    const { rows }: { rows: Row[] } = await this.#db.raw(QUERY, {
      ids: [...ids],
    } as unknown as Knex.RawBinding[]);
    return new Map(rows.map(row => [row.id, this.#assess(row)]));
  }

  /** Ids of the applications that a person is to confirm, in order. */
  async due(person: string, after: string, limit: number): Promise<string[]> {
    const since = new Date(Date.now() - this.#everyDays * MS_PER_DAY);
    const { rows }: { rows: { id: string }[] } = await this.#db.raw(DUE, {
      person,
      after,
      since: since.toISOString(),
      limit,
    });
    return rows.map(({ id }) => id);
  }

  /** As it is told of a confirmation of that moment. */
  attestationOf(at: Date, by: string, comment: string | null): Attestation {
    const until = new Date(at.getTime() + this.#everyDays * MS_PER_DAY);
    return {
      at: at.toISOString(),
      by,
      comment,
      until: until.toISOString(),
      due: until.getTime() <= Date.now(),
    };
  }

  #assess(row: Row): Assessment {
    const { attested_at: at, attested_by: by, comment } = row;
    const attestation = at && this.attestationOf(at, by!, comment);
    const age = Date.now() - row.touched.getTime();
    const has: Record<QualityPart, boolean> = {
      owner: row.owner,
      cost: row.cost,
      delivery: row.delivery,
      component: row.component,
      relations: row.relations,
      freshness: age <= FRESH_DAYS * MS_PER_DAY,
      attested: attestation !== null && !attestation.due,
    };
    const missing = QUALITY_PARTS.filter(part => !has[part]);
    const score = QUALITY_PARTS.filter(part => has[part]).reduce(
      (sum, part) => sum + QUALITY_WEIGHTS[part],
      0,
    );
    return { quality: { score, missing }, attestation };
  }
}
