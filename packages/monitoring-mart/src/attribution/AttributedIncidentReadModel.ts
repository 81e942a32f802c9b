import { Knex } from 'knex';
import { openIncident } from '../incidents/openIncident';

/** A published incident, as far as it says whose it is. */
export interface AttributedIncident {
  id: string;
  /** Configuration items, the most specific first; null where they are not known. */
  items: string[] | null;
  openedAt: string;
  counts: boolean;
  open: boolean;
}

interface Row {
  id: string;
  items: string[] | null;
  opened_at: Date;
  counts: boolean;
  open: boolean;
}

/** Reads published incidents, to attribute them in another way. */
export class AttributedIncidentReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Those that name some items, or are of some applications, and were opened since an instant; each once. */
  async list(
    since: string,
    {
      items,
      applications,
    }: { items: readonly string[]; applications: readonly string[] },
  ): Promise<AttributedIncident[]> {
    const rows: Row[] = await this.#db('published_incident as i')
      .distinctOn(['i.source', 'i.incident_id'])
      .select('i.items', 'i.opened_at', 'i.counts', {
        id: this.#db.raw(`i.source || ':' || i.incident_id`),
        open: this.#db.raw(openIncident('i')),
      })
      .where('i.opened_at', '>=', since)
      .whereRaw(`i.day >= (?::timestamptz at time zone 'UTC')::date`, [since])
      .whereRaw('(i.items && ?::text[] or i.application_id = any(?::text[]))', [
        [...items],
        [...applications],
      ])
      .orderBy(['i.source', 'i.incident_id', 'i.application_id']);
    return rows.map(({ opened_at, ...row }) => ({
      ...row,
      openedAt: opened_at.toISOString(),
    }));
  }
}
