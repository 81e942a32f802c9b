import {
  CostKind,
  Measure,
  RestatementCause,
  RestatementState,
  UNALLOCATED,
} from '@rosetta/contracts/finops';
import { Knex } from 'knex';

export interface RestatementFilters {
  /** The closed month. */
  period?: string;
  state?: RestatementState;
  measure: Measure;
}

/** Where a page ends: the size of its last difference, and what tells equal ones apart. */
export interface RestatementKey {
  size: string;
  id: string;
}

export interface RestatementPageQuery extends RestatementFilters {
  after?: RestatementKey;
  limit: number;
}

interface OriginRow {
  period: string;
  application_id: string | null;
  currency: string;
  difference: string;
  why: RestatementCause[];
  run_id: string;
  booking_id: string | null;
  booked_into: string | null;
  booked_at: Date | null;
  booked_by: string | null;
  booking_reason: string | null;
  /** See `RestatementKey`. */
  size: string;
  id: string;
}

export interface RestatementRow extends OriginRow {
  charge_month: string;
  kind: CostKind;
  group_id: string | null;
  provider: string;
  billing_account: string;
  domain: string;
  family: string;
  product: string;
  charge_category: string;
  charge_class: string | null;
  was: string;
  now: string;
}

export interface RestatedApplicationRow extends OriginRow {
  label: string;
  /** One of them. */
  restatement_id: string;
  restatements: number;
}

/** A booking that stands. */
export interface Booking {
  id: string;
  /** The closed month. */
  restated: string;
  /** The open month. */
  period: string;
  by: string;
  at: string;
  reason: string;
}

const BOOKING_COLUMNS = {
  booked_into: 'b.period',
  booked_at: 'b.booked_at',
  booked_by: 'b.booked_by',
  booking_reason: 'b.reason',
};

/** What restatements of one row of the list by application agree in. */
const ORIGIN = ['r.period', 'r.application_id', 'r.currency', 'r.why', 'r.run_id', 'r.booking_id']; // prettier-ignore

const GROUP_ID = `md5(jsonb_build_array(r.period, r.application_id, r.currency, r.why, r.run_id, r.booking_id)::text)`;

/** By how much closed months differ from what was published of them. */
export class RestatementReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The largest differences first. */
  async page(query: RestatementPageQuery): Promise<RestatementRow[]> {
    const { measure } = query;
    const rows = this.#standing(query).select(
      ...ORIGIN, 'r.charge_month', 'r.kind', 'r.group_id', 'r.provider', 'r.billing_account', 'r.domain',
      'r.family', 'r.product', 'r.charge_category', 'r.charge_class',
      { ...BOOKING_COLUMNS, sum: `r.${measure}`, before: `r.was_${measure}` },
      this.#db.raw('r.restatement_id::text as id'),
    ); // prettier-ignore
    return this.#inOrder(rows, query)
      .select('row.*', this.#db.raw('trim_scale(before)::text as was'))
      .select(this.#db.raw('trim_scale(before + sum)::text as now'));
  }

  /** The same, added up for each application, run and booking. */
  async applicationPage(
    query: RestatementPageQuery,
  ): Promise<RestatedApplicationRow[]> {
    const rows = this.#standing(query)
      .select(...ORIGIN, BOOKING_COLUMNS)
      .select({ sum: this.#db.raw('sum(??)', [`r.${query.measure}`]) })
      .select(
        this.#db.raw(
          `${GROUP_ID} as id, min(r.restatement_id::text) as restatement_id, count(*)::int as restatements`,
        ),
      )
      .groupBy([...ORIGIN, ...Object.values(BOOKING_COLUMNS)]);
    return this.#inOrder(rows, query)
      .select('row.*')
      .select(
        this.#db.raw(
          `coalesce(
             (select l.label from restatement_label l where l.period = row.period
              and l.dimension = 'application' and l.key = row.application_id),
             row.application_id, ?) as label`,
          [UNALLOCATED],
        ),
      );
  }

  /** Changes with every run and booking that changes what the list has. */
  async version(filters: Omit<RestatementFilters, 'measure'>): Promise<string> {
    const row = await this.#standing(filters).first(
      this.#db.raw(
        `md5(coalesce(string_agg(distinct r.run_id::text || ' ' || coalesce(r.booking_id::text, ''), ','), '')) as version`,
      ),
    );
    return row!.version;
  }

  /** The month of a restatement, and the booking that it is part of. */
  async get(
    id: string,
  ): Promise<{ period: string; booking?: Booking } | undefined> {
    const row = await this.#standing({})
      .where('r.restatement_id', id)
      .first('r.period', 'r.booking_id');
    if (!row) return undefined;
    const booking = row.booking_id && (await this.booking(row.booking_id));
    return { period: row.period, ...(booking && { booking }) };
  }

  /** Who undid the booking that a restatement was part of, and when; nothing where nobody did. */
  async undone(
    id: string,
  ): Promise<{ period: string; by: string; at: string } | undefined> {
    const row = await this.#db('restatement as r')
      .join('restatement_booking as b', 'b.booking_id', 'r.booking_id')
      .where('r.restatement_id', id)
      .whereNotNull('b.undone_at')
      .first('b.period', 'b.undone_by', 'b.undone_at');
    return (
      row && {
        period: row.period,
        by: row.undone_by,
        at: row.undone_at.toISOString(),
      }
    );
  }

  async booking(id: string): Promise<Booking | undefined> {
    const row = await this.#db('restatement_booking as b')
      .where('b.booking_id', id)
      .first('b.restated_period', 'b.period', 'b.booked_by', 'b.booked_at', 'b.reason'); // prettier-ignore
    return (
      row && {
        id,
        restated: row.restated_period,
        period: row.period,
        by: row.booked_by,
        at: row.booked_at.toISOString(),
        reason: row.reason,
      }
    );
  }

  /** The effective cost that a booking moves, by currency. */
  async bookedCost(bookingId: string): Promise<Record<string, string>> {
    const rows: { currency: string; effective: string }[] = await this.#db(
      'restatement as r',
    )
      .where('r.booking_id', bookingId)
      .groupBy('r.currency')
      .orderBy('r.currency')
      .select(
        'r.currency',
        this.#db.raw('trim_scale(sum(r.effective))::text as effective'),
      );
    return Object.fromEntries(
      rows.map(({ currency, effective }) => [currency, effective]),
    );
  }

  /** The open months that restatements of a closed month are booked into. */
  async bookedInto(restated: string): Promise<string[]> {
    return this.#db('restatement_booking as b')
      .distinct('b.period')
      .where('b.restated_period', restated)
      .whereNull('b.undone_at')
      .orderBy('b.period')
      .pluck('b.period');
  }

  /** How many restatements are pending of each closed month. */
  async pending(): Promise<Map<string, number>> {
    const rows: { period: string; restatements: number }[] = await this.#db(
      'restatement as r',
    )
      .whereNull('r.booking_id')
      .groupBy('r.period')
      .select('r.period', this.#db.raw('count(*)::int as restatements'));
    return new Map(rows.map(row => [row.period, row.restatements]));
  }

  /** What was booked and undone is pending again, as rows of its own. */
  #standing({ period, state }: Partial<RestatementFilters>) {
    return this.#db('restatement as r')
      .leftJoin('restatement_booking as b', 'b.booking_id', 'r.booking_id')
      .whereNull('b.undone_at')
      .modify(query => {
        if (period) query.where('r.period', period);
        if (state === 'pending') query.whereNull('r.booking_id');
        if (state === 'booked') query.whereNotNull('r.booking_id');
      });
  }

  #inOrder(
    rows: Knex.QueryBuilder,
    { after, limit }: RestatementPageQuery,
  ): Knex.QueryBuilder {
    return this.#db
      .from(rows.as('row'))
      .select(
        this.#db.raw(
          `trim_scale(sum)::text as difference, trim_scale(abs(sum))::text as size`,
        ),
      )
      .modify(query => {
        if (after)
          query.whereRaw('(abs(sum), row.id) < (?::numeric, ?)', [
            after.size,
            after.id,
          ]);
      })
      .orderByRaw('abs(sum) desc, row.id desc')
      .limit(limit);
  }
}
