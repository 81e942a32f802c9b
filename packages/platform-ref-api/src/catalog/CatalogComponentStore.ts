import {
  CatalogEvent,
  CatalogRule,
  ListedComponent,
} from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { isCurrent } from '../entities/isCurrent';

interface Row {
  entity_ref: string;
  name: string;
  state: ListedComponent['state'];
  title: string | null;
  owner: string | null;
  lifecycle: string | null;
  repository: string | null;
  tags: string[];
  findings: ListedComponent['findings'];
  application: string | null;
  first_seen_at: Date;
  changed_at: Date;
  removed_at: Date | null;
}

export interface ComponentQuery {
  state?: ListedComponent['state'];
  finding?: 'any' | CatalogRule;
  limit: number;
  /** References after this one. */
  after?: string;
}

const toComponent = (row: Row): ListedComponent => ({
  entityRef: row.entity_ref,
  name: row.name,
  state: row.state,
  title: row.title ?? undefined,
  owner: row.owner ?? undefined,
  lifecycle: row.lifecycle ?? undefined,
  repository: row.repository ?? undefined,
  tags: row.tags,
  findings: row.findings,
  application: row.application,
  firstSeenAt: row.first_seen_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  removedAt: row.removed_at?.toISOString() ?? null,
});

const nameOf = (entityRef: string) =>
  entityRef.slice(entityRef.indexOf('/') + 1);

const toRow = (event: CatalogEvent) => {
  const { entityRef, sequence } = event;
  const about = { entity_ref: entityRef, sequence, name: nameOf(entityRef) };
  if (event.type === 'removed') return { ...about, state: 'removed' };
  const { etag, component } = event;
  return { ...about, state: 'present', etag, ...component };
};

/** A removed component keeps what was known of it. */
const APPLY = `
  with event as (
    select distinct on (e.entity_ref) e.*
    from jsonb_to_recordset(:events::jsonb) as e(
      entity_ref text, sequence bigint, name text, state text, etag text, title text,
      owner text, lifecycle text, repository text, tags text[], findings jsonb
    )
    order by e.entity_ref, e.sequence desc
  )
  insert into catalog_component as c (
    entity_ref, stream, sequence, name, state, etag, title, owner, lifecycle, repository,
    tags, findings, removed_at
  )
  select e.entity_ref, :stream::uuid, e.sequence, e.name, e.state, e.etag, e.title, e.owner,
    e.lifecycle, e.repository, coalesce(e.tags, '{}'), coalesce(e.findings, '[]'),
    case e.state when 'removed' then clock_timestamp() end
  from event e
  order by e.entity_ref
  on conflict (entity_ref) do update set
    stream = excluded.stream,
    sequence = excluded.sequence,
    state = excluded.state,
    changed_at = clock_timestamp(),
    removed_at = excluded.removed_at,
    etag = case when excluded.state = 'present' then excluded.etag else c.etag end,
    title = case when excluded.state = 'present' then excluded.title else c.title end,
    owner = case when excluded.state = 'present' then excluded.owner else c.owner end,
    lifecycle = case when excluded.state = 'present' then excluded.lifecycle else c.lifecycle end,
    repository = case when excluded.state = 'present' then excluded.repository else c.repository end,
    tags = case when excluded.state = 'present' then excluded.tags else c.tags end,
    findings = excluded.findings
  where c.stream <> excluded.stream or c.sequence < excluded.sequence
  returning 1`;

/** The table `catalog_component`. */
export class CatalogComponentStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Keeps what is new of these events, and returns of how many components that is. */
  async apply(stream: string, events: CatalogEvent[]): Promise<number> {
    const { rows } = await this.#db.raw(APPLY, {
      stream,
      events: JSON.stringify(events.map(toRow)),
    });
    return rows.length;
  }

  /** By reference. */
  async page({
    state,
    finding,
    limit,
    after,
  }: ComponentQuery): Promise<ListedComponent[]> {
    const rows: Row[] = await this.#db('catalog_component as c')
      .leftJoin('ref_pivot as p', join =>
        join.on(
          this.#db.raw(
            `p.type = 'catalog:component' and p.value = c.entity_ref
             and ${isCurrent('p')}`,
          ),
        ),
      )
      .modify(q => {
        if (state) q.where('c.state', state);
        if (finding === 'any') q.whereRaw(`c.findings <> '[]'`);
        else if (finding)
          q.whereRaw('c.findings @> ?::jsonb', [
            JSON.stringify([{ rule: finding }]),
          ]);
        if (after) q.where('c.entity_ref', '>', after);
      })
      .orderBy('c.entity_ref')
      .limit(limit)
      .select('c.entity_ref', 'c.name', 'c.state', 'c.title', 'c.owner')
      .select('c.lifecycle', 'c.repository', 'c.tags', 'c.findings')
      .select('c.first_seen_at', 'c.changed_at', 'c.removed_at')
      .select('p.application');
    return rows.map(toComponent);
  }
}
