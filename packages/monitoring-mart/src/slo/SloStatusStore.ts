import { SLO_STATES, SloState, SloStatus } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';

/** Where an objective stands. */
export interface ComputedStatus {
  slo: string;
  application: string;
  retired: boolean;
  status: SloStatus;
  /** The minute up to which burns were looked for. */
  lookedUntil: Date | null;
}

/** Where an objective stands in the list, worst first. */
interface StatusPosition {
  rank: number;
  remaining: number | null;
  id: string;
}

export type ListedStatus = StatusPosition & { status: SloStatus };

interface StatusFilters {
  /** Of these only. */
  applications?: readonly string[];
  state?: SloState;
  /** Those that are retired, and no others. */
  retired?: boolean;
  after?: StatusPosition;
  limit: number;
}

const rankOf = (state: SloState) => SLO_STATES.indexOf(state);
/** Below every budget that is known: what is not comes last within its state. */
const NO_BUDGET = 1e308;

/** Where objectives stand now: the tables `slo_status` and `slo_watch`. */
export class SloStatusStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Locks it until the transaction ends; nothing where another one has it. */
  async lock(): Promise<{ seen: string } | undefined> {
    return this.#db('slo_watch').select('seen').forUpdate().skipLocked().first(); // prettier-ignore
  }

  async setSeen(seen: string): Promise<void> {
    await this.#db('slo_watch').update({ seen });
  }

  /** Replaces the status of all objectives. */
  async save(all: readonly ComputedStatus[]): Promise<void> {
    const rows = all.map(({ slo, application, retired, status, lookedUntil }) => ({
      slo_id: slo,
      application_id: application,
      retired,
      rank: rankOf(status.state),
      remaining: status.remaining,
      status,
      looked_until: lookedUntil,
    })); // prettier-ignore
    await this.#db.raw(
      `insert into slo_status (slo_id, application_id, retired, rank, remaining, status, looked_until)
       select slo_id, application_id, retired, rank, remaining, status, looked_until
       from jsonb_to_recordset(?::jsonb) as t (slo_id text, application_id text, retired boolean,
         rank smallint, remaining float8, status jsonb, looked_until timestamptz)
       on conflict (slo_id) do update set application_id = excluded.application_id,
         retired = excluded.retired, rank = excluded.rank, remaining = excluded.remaining, status = excluded.status,
         looked_until = excluded.looked_until, computed_at = clock_timestamp()`,
      [JSON.stringify(rows)],
    );
  }

  /** Up to which minute burns of each objective were looked for. */
  async lookedUntil(): Promise<Map<string, Date>> {
    const rows: { slo_id: string; looked_until: Date }[] = await this.#db(
      'slo_status',
    )
      .whereNotNull('looked_until')
      .select('slo_id', 'looked_until');
    return new Map(
      rows.map(({ slo_id, looked_until }) => [slo_id, looked_until]),
    );
  }

  async of(ids: readonly string[]): Promise<Map<string, SloStatus>> {
    const rows: { slo_id: string; status: SloStatus }[] = await this.#db(
      'slo_status',
    )
      .whereIn('slo_id', [...ids])
      .select('slo_id', 'status');
    return new Map(rows.map(({ slo_id, status }) => [slo_id, status]));
  }

  /** Worst first. */
  async page({ applications, state, retired = false, after, limit }: StatusFilters): Promise<ListedStatus[]> {
    return this.#db('slo_status as s')
      .select('s.rank', 's.remaining', 's.status', { id: 's.slo_id' })
      .where('s.retired', retired)
      .modify(query => {
        if (applications) query.whereIn('s.application_id', [...applications]);
        if (state) query.where('s.rank', rankOf(state));
        if (after)
          query.whereRaw(
            '(s.rank, coalesce(s.remaining, ?), s.slo_id) > (?::smallint, ?::float8, ?)',
            [NO_BUDGET, after.rank, after.remaining ?? NO_BUDGET, after.id],
          );
      })
      .orderByRaw('s.rank, coalesce(s.remaining, ?), s.slo_id', [NO_BUDGET])
      .limit(limit);
  } // prettier-ignore
}
