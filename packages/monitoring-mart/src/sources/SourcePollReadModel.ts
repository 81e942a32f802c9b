import { SourcePoll } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';

/** Calls of polls that began in one hour. */
export interface PollHour {
  /** `YYYY-MM-DDTHH`, UTC. */
  hour: string;
  polls: number;
  failed: number;
  calls: number;
  errors: number;
  limited: number;
}

/** Rows that a source says there were, and those that it gave. */
export interface HiddenRows {
  name: string;
  expected: number;
  given: number;
  /** The first poll that was given fewer. */
  since: string;
}

/** How a source was read lately. */
export interface SourcePolls {
  /** The newest. */
  last: SourcePoll | null;
  /** When the newest one began that answered, or answered in part. */
  lastReadAt: string | null;
  hours: PollHour[];
  hidden: HiddenRows[];
}

interface PollRow {
  source: string;
  began_at: Date;
  ended_at: Date;
  outcome: SourcePoll['outcome'];
  error: string | null;
  breaker: SourcePoll['breaker'];
  calls: number;
  errors: number;
  limited: number;
  landed: number;
  rejected: number;
  unread: SourcePoll['unread'];
}

const toPoll = (row: PollRow): SourcePoll => ({
  at: row.began_at.toISOString(),
  endedAt: row.ended_at.toISOString(),
  outcome: row.outcome,
  error: row.error,
  breaker: row.breaker,
  calls: row.calls,
  errors: row.errors,
  limited: row.limited,
  landed: row.landed,
  rejected: row.rejected,
  unread: row.unread,
});

const NEVER: SourcePolls = {
  last: null,
  lastReadAt: null,
  hours: [],
  hidden: [],
};

/** Hours whose calls are shown. */
const HOURS = 24;
/** Days within which rows that are hidden are shown. */
const HIDDEN_DAYS = 7;

const byName = <T extends { source: string }>(rows: readonly T[]) =>
  Map.groupBy(rows, ({ source }) => source);

/** How each source was read lately, in one query per question, whatever the number of sources. */
export class SourcePollReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** By source; those that were never polled are not here. */
  async bySource(): Promise<Map<string, SourcePolls>> {
    const [last, read, hours, hidden] = await Promise.all([
      this.#newest(),
      this.#lastRead(),
      this.#hours(),
      this.#hidden(),
    ]);
    const readAt = new Map(read.map(row => [row.source, row.began_at]));
    const hoursOf = byName(hours);
    const hiddenOf = byName(hidden);
    return new Map(
      last.map(row => [
        row.source,
        {
          last: toPoll(row),
          lastReadAt: readAt.get(row.source)?.toISOString() ?? null,
          hours: (hoursOf.get(row.source) ?? []).map(({ source: _, ...hour }) => hour),
          hidden: (hiddenOf.get(row.source) ?? []).map(
            ({ source: _, since, ...rows }) => ({ ...rows, since: since.toISOString() }),
          ),
        },
      ]),
    ); // prettier-ignore
  }

  /** How the newest poll of each source went; those that were never polled are not here. */
  async newest(): Promise<Map<string, SourcePoll>> {
    const rows = await this.#newest();
    return new Map(rows.map(row => [row.source, toPoll(row)]));
  }

  /** How a source was read lately; of one that never was, nothing. */
  static of(polls: ReadonlyMap<string, SourcePolls>, source: string) {
    return polls.get(source) ?? NEVER;
  }

  #newest(): Promise<PollRow[]> {
    return this.#db('source_poll')
      .distinctOn('source')
      .select('source', 'began_at', 'ended_at', 'outcome', 'error', 'breaker')
      .select('calls', 'errors', 'limited', 'landed', 'rejected', 'unread')
      .orderBy(['source', { column: 'began_at', order: 'desc' }, { column: 'poll_id', order: 'desc' }]) as any; // prettier-ignore
  }

  #lastRead(): Promise<{ source: string; began_at: Date }[]> {
    return this.#db('source_poll')
      .whereNot('outcome', 'failed')
      .groupBy('source')
      .select('source')
      .max({ began_at: 'began_at' });
  }

  async #hours(): Promise<(PollHour & { source: string })[]> {
    const { rows } = await this.#db.raw(
      `select source, to_char(began_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24') as hour,
         count(*)::int as polls, (count(*) filter (where outcome = 'failed'))::int as failed,
         sum(calls)::int as calls, sum(errors)::int as errors, sum(limited)::int as limited
       from source_poll
       where began_at >= clock_timestamp() - make_interval(hours => ?)
       group by source, hour order by source, hour`,
      [HOURS],
    );
    return rows;
  }

  async #hidden(): Promise<
    (Omit<HiddenRows, 'since'> & { source: string; since: Date })[]
  > {
    const { rows } = await this.#db.raw(
      `select source, name, sum((counts->>'expected')::int)::int as expected,
         sum((counts->>'given')::int)::int as given,
         min(began_at) as since
       from source_poll, jsonb_each("rows") as t (name, counts)
       where began_at >= clock_timestamp() - make_interval(days => ?)
         and (counts->>'given')::int < (counts->>'expected')::int
       group by source, name order by source, name`,
      [HIDDEN_DAYS],
    );
    return rows;
  }
}
