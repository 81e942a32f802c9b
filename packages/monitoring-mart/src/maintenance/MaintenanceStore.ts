import {
  MaintenanceChange,
  MaintenanceInput,
  MaintenanceWindow,
} from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';

/** A time in which an application is worked on. */
export interface MaintenanceSpan {
  application: string;
  from: string;
  to: string;
}

/** Where a window stands in the list, the last to begin first. */
export type MaintenancePosition = Pick<MaintenanceWindow, 'from' | 'id'>;

interface WindowRow {
  id: string;
  revision: number;
  name: string;
  applications: string[];
  from: Date;
  to: Date;
  reason: string;
  cancelled: boolean;
  created_by: string;
  created_at: Date;
  updated_by: string;
  updated_at: Date;
}

const toWindow = (row: WindowRow): MaintenanceWindow => ({
  id: row.id,
  revision: row.revision,
  name: row.name,
  applications: row.applications,
  from: row.from.toISOString(),
  to: row.to.toISOString(),
  reason: row.reason,
  cancelled: row.cancelled,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  updatedBy: row.updated_by,
  updatedAt: row.updated_at.toISOString(),
});

type Fields = MaintenanceInput & Partial<Pick<MaintenanceChange, 'cancelled'>>;

/** Maintenance windows: the table `maintenance_window`. */
export class MaintenanceStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Lets one window change at a time, until the transaction ends: two that overlap must not come at once. */
  async lock() {
    await this.#db.raw(
      'lock table maintenance_window in share row exclusive mode',
    );
  }

  async add(input: Fields, by: string): Promise<MaintenanceWindow> {
    const [{ id }] = await this.#db('maintenance_window')
      .insert({
        ...this.#columns(input),
        revision: 1,
        created_by: by,
        updated_by: by,
      }) // prettier-ignore
      .returning<{ id: string }[]>({ id: 'maintenance_id' } as any);
    return (await this.get(id))!;
  }

  async change(id: string, input: Fields, by: string) {
    await this.#db('maintenance_window')
      .where('maintenance_id', id)
      .update({
        ...this.#columns(input),
        revision: this.#db.raw('revision + 1'),
        updated_by: by,
        updated_at: this.#db.raw('clock_timestamp()'),
      });
    return (await this.get(id))!;
  }

  async get(id: string): Promise<MaintenanceWindow | undefined> {
    const row = await this.#select().where('maintenance_id', id).first();
    return row && toWindow(row);
  }

  async page({
    application,
    after,
    limit,
  }: {
    application?: string;
    after?: MaintenancePosition;
    limit: number;
  }): Promise<MaintenanceWindow[]> {
    const rows = await this.#select()
      .modify(query => {
        if (application) query.whereRaw('? = any(applications)', [application]);
        if (after)
          query.whereRaw(
            '(lower(valid), maintenance_id) < (?::timestamptz, ?::uuid)',
            [after.from, after.id],
          );
      })
      .orderByRaw('lower(valid) desc, maintenance_id desc')
      .limit(limit);
    return rows.map(toWindow);
  }

  /** Windows that count, of any of these applications, and that share an instant with the given one. */
  async overlapping(
    { applications, from, to }: Pick<MaintenanceInput, 'applications' | 'from' | 'to'>, // prettier-ignore
    exceptId?: string,
  ): Promise<MaintenanceWindow[]> {
    const rows = await this.#select()
      .where('cancelled', false)
      .whereRaw('applications && ?::text[]', [[...applications]])
      .whereRaw('valid && tstzrange(?, ?)', [from, to])
      .modify(query => {
        if (exceptId) query.whereNot('maintenance_id', exceptId);
      })
      .orderByRaw('lower(valid), maintenance_id');
    return rows.map(toWindow);
  }

  /** What counts between two instants, application by application. */
  async spans(from: string, to: string): Promise<MaintenanceSpan[]> {
    const rows = await this.#select()
      .where('cancelled', false)
      .whereRaw('valid && tstzrange(?, ?)', [from, to])
      .orderByRaw('lower(valid), maintenance_id');
    return rows.map(toWindow).flatMap(window =>
      window.applications.map(application => ({
        application,
        from: window.from,
        to: window.to,
      })),
    );
  }

  /** Counts changes: another number is another state. */
  async revision(): Promise<number> {
    const row = await this.#db('maintenance_window').first({
      revision: this.#db.raw('coalesce(sum(revision), 0)::int'),
    });
    return row.revision;
  }

  #columns({ name, applications, from, to, reason, cancelled }: Fields) {
    return {
      name,
      applications,
      reason,
      cancelled: cancelled ?? false,
      valid: this.#db.raw('tstzrange(?, ?)', [from, to]),
    };
  }

  #select(): Knex.QueryBuilder<WindowRow, WindowRow[]> {
    return this.#db('maintenance_window').select(
      { id: 'maintenance_id' },
      { from: this.#db.raw('lower(valid)'), to: this.#db.raw('upper(valid)') },
      ...['revision', 'name', 'applications', 'reason', 'cancelled'],
      ...['created_by', 'created_at', 'updated_by', 'updated_at'],
    );
  }
}
