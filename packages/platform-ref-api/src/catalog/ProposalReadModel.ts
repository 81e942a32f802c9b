import {
  CatalogProposal,
  MAX_TITLE_LENGTH,
  MatchReason,
  ProposedRequest,
} from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { isCurrent } from '../entities/isCurrent';

interface UnclaimedRow {
  entity_ref: string;
  name: string;
  owner: string | null;
  application: string | null;
  application_name: string | null;
  score: number | null;
  reasons: MatchReason[] | null;
}
interface OrphanRow {
  id: string;
  entity_ref: string;
  name: string;
  owner: string | null;
  application: string;
  application_name: string | null;
}

interface PageRequest {
  limit: number;
  /** References after this one. */
  after?: string;
}

/**
 * Each reason makes a match more likely by itself: 1 − Π (1 − weight). A repository is nearly proof, an owner
 * has many applications, and a name counts as far as it is alike.
 */
const UNCLAIMED = `
  with unclaimed as materialized (
    select c.entity_ref, c.name, c.owner, c.owner_group, c.repository,
      lower(coalesce(c.title, c.name)) as title
    from catalog_component c
    where c.state = 'present' and c.entity_ref > :after
      and not exists (
        select from ref_pivot p
        where p.value = c.entity_ref and p.type = 'catalog:component' and ${isCurrent(
          'p',
        )}
      )
    order by c.entity_ref
    limit :limit
  ),
  repository as (
    select distinct u.entity_ref, p.application as id
    from unclaimed u
    join ref_pivot p on p.value = u.repository and p.type = 'gitlab:project' and ${isCurrent(
      'p',
    )}
  ),
  candidate as (
    select entity_ref, id from repository
    union
    select u.entity_ref, a.id from unclaimed u
    join ref_application a on a.group_id = u.owner_group and ${isCurrent('a')}
    union
    select u.entity_ref, a.id from unclaimed u
    join ref_application a on lower(a.name) % u.title and ${isCurrent('a')}
  ),
  judged as (
    select u.entity_ref, a.id, a.name, r.id is not null as repository,
      coalesce(a.group_id = u.owner_group, false) as owner,
      greatest(
        similarity(lower(a.name), u.title),
        similarity(substr(a.id, 5), lower(u.name))
      ) as alike
    from candidate k
    join unclaimed u using (entity_ref)
    join ref_application a on a.id = k.id and ${isCurrent('a')}
    left join repository r on r.entity_ref = k.entity_ref and r.id = k.id
  ),
  best as (
    select distinct on (j.entity_ref) j.*
    from (
      select j.*, 1 - (case when j.repository then 0.1 else 1 end)
        * (case when j.owner then 0.7 else 1 end) * (1 - 0.7 * j.alike) as score
      from judged j
    ) j
    order by j.entity_ref, j.score desc, j.id
  )
  select u.entity_ref, u.name, u.owner, b.id as application, b.name as application_name,
    round(b.score::numeric, 2)::float as score,
    array_remove(array[
      case when b.repository then 'repository' end,
      case when b.alike >= 0.3 then 'name' end,
      case when b.owner then 'owner' end
    ], null) as reasons
  from unclaimed u left join best b using (entity_ref)
  order by u.entity_ref`;

/**
 * A pivot to something that the catalog never told of is one too, once the catalog had the time to tell: until then it
 * may not have read everything.
 */
const ORPHANS = `
  select p.id, p.value as entity_ref, coalesce(c.name, split_part(p.value, '/', 2)) as name,
    c.owner, p.application, a.name as application_name
  from ref_pivot p
  left join catalog_component c on c.entity_ref = p.value
  left join ref_application a on a.id = p.application and ${isCurrent('a')}
  where p.type = 'catalog:component' and ${isCurrent(
    'p',
  )} and p.value collate "C" > :after
    and (c.state = 'removed' or c.entity_ref is null and exists (
      select from catalog_component t where t.first_seen_at < now() - interval '1 hour'
    ))
  order by p.value collate "C"
  limit :limit`;

const claim = (
  application: string,
  entityRef: string,
): ProposedRequest['changes'][number] => ({
  op: 'create',
  kind: 'pivot',
  set: {
    application,
    type: 'catalog:component',
    value: entityRef,
    source: 'catalog',
  },
});

const toUnclaimed = (row: UnclaimedRow): CatalogProposal => {
  const { entity_ref: entityRef, name, owner, application } = row;
  return {
    kind: 'unclaimed',
    entityRef,
    name,
    owner,
    application: application
      ? { id: application, name: row.application_name! }
      : null,
    score: row.score,
    reasons: row.reasons ?? [],
    cure: application
      ? {
          title: `Claim ${entityRef}`.slice(0, MAX_TITLE_LENGTH),
          reason: `The catalog has ${entityRef}, and no application claims it`,
          changes: [claim(application, entityRef)],
        }
      : null,
  };
};

const toOrphan = (row: OrphanRow): CatalogProposal => ({
  kind: 'orphan',
  entityRef: row.entity_ref,
  name: row.name,
  owner: row.owner,
  application: {
    id: row.application,
    name: row.application_name ?? row.application,
  },
  score: null,
  reasons: [],
  cure: {
    title: `End the claim on ${row.entity_ref}`.slice(0, MAX_TITLE_LENGTH),
    reason: `The catalog does not have ${row.entity_ref} any more`,
    changes: [{ op: 'delete', kind: 'pivot', id: row.id }],
  },
});

/** Reads what the catalog and the pivots do not agree on. */
export class ProposalReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Components of no application, with the likeliest one. */
  async unclaimed({
    limit,
    after = '',
  }: PageRequest): Promise<CatalogProposal[]> {
    const { rows } = await this.#db.raw<{ rows: UnclaimedRow[] }>(UNCLAIMED, {
      limit,
      after,
    });
    return rows.map(toUnclaimed);
  }

  /** Pivots to components that the catalog does not have. */
  async orphans({
    limit,
    after = '',
  }: PageRequest): Promise<CatalogProposal[]> {
    const { rows } = await this.#db.raw<{ rows: OrphanRow[] }>(ORPHANS, {
      limit,
      after,
    });
    return rows.map(toOrphan);
  }
}
