import { CatalogEvent } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { PublishedComponent } from './toPublishedComponent';

interface Row {
  id: string;
  entity_ref: string;
  type: CatalogEvent['type'];
  etag: string;
  component: PublishedComponent['component'];
}

const toEvent = ({ id, entity_ref: entityRef, ...row }: Row): CatalogEvent => {
  const about = { sequence: Number(id), entityRef };
  return row.type === 'removed'
    ? { type: row.type, ...about }
    : { type: row.type, ...about, etag: row.etag, component: row.component };
};

const SEEN = `
  seen as (
    select s.entity_ref, s.etag, s.component
    from jsonb_to_recordset(:seen::jsonb) as s(entity_ref text, etag text, component jsonb)
  )`;

const NOTE_SEEN = `
  with ${SEEN}
  insert into catalog_outbox (entity_ref, type, etag, component)
  select s.entity_ref, case when n.etag is null then 'discovered' else 'changed' end,
    s.etag, s.component
  from seen s left join catalog_noted n using (entity_ref)
  where n.etag is distinct from s.etag
  order by s.entity_ref`;

const NOTE_REMOVED = `
  with removed as (
    delete from catalog_noted n
    where not exists (
      select from jsonb_array_elements_text(:present::jsonb) p(entity_ref)
      where p.entity_ref = n.entity_ref
    )
    returning n.entity_ref
  )
  insert into catalog_outbox (entity_ref, type)
  select r.entity_ref, 'removed' from removed r order by r.entity_ref`;

const REMEMBER = `
  with ${SEEN}
  insert into catalog_noted as n (entity_ref, etag)
  select s.entity_ref, s.etag from seen s
  on conflict (entity_ref) do update set etag = excluded.etag
  where n.etag <> excluded.etag`;

/** The tables `catalog_outbox`, `catalog_noted` and `catalog_stream`. */
export class OutboxStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Puts into the outbox how components differ from what was noted of them before. */
  async note(components: PublishedComponent[]): Promise<void> {
    const seen = JSON.stringify(
      components.map(({ entityRef, etag, component }) => ({
        entity_ref: entityRef,
        etag,
        component,
      })),
    );
    await this.#oneAtATime(async trx => {
      await trx.raw(NOTE_SEEN, { seen });
      await trx.raw(REMEMBER, { seen });
    });
  }

  /** Puts into the outbox that all components but these are gone. */
  async noteRemoved(entityRefs: string[]): Promise<void> {
    const present = JSON.stringify(entityRefs);
    await this.#oneAtATime(trx => trx.raw(NOTE_REMOVED, { present }));
  }

  async stream(): Promise<string> {
    const { id } = await this.#db('catalog_stream').first<{ id: string }>('id');
    return id;
  }

  /** The oldest events that wait for delivery, in order. */
  async pending(limit: number): Promise<CatalogEvent[]> {
    const rows: Row[] = await this.#db('catalog_outbox')
      .whereNull('refusal')
      .orderBy('id')
      .limit(limit)
      .select('id', 'entity_ref', 'type', 'etag', 'component');
    return rows.map(toEvent);
  }

  async remove(events: CatalogEvent[]): Promise<void> {
    await this.#db('catalog_outbox')
      .whereIn(
        'id',
        events.map(({ sequence }) => sequence),
      )
      .delete();
  }

  /** Marks an event as refused, so that it does not hold up the others. */
  async refuse({ sequence }: CatalogEvent, refusal: string): Promise<void> {
    await this.#db('catalog_outbox')
      .where({ id: sequence })
      .update({ refusal });
  }

  /** Puts refused events among the others again: another release of the référentiel may accept them. */
  async retryRefused(): Promise<void> {
    await this.#db('catalog_outbox')
      .whereNotNull('refusal')
      .update({ refusal: null });
  }

  /** Two backends that compared at once would note everything twice, and events get their numbers in order. */
  async #oneAtATime(act: (trx: Knex) => Promise<unknown>) {
    await this.#db.transaction(async trx => {
      await trx('catalog_stream').forUpdate().first('id');
      await act(trx);
    });
  }
}
