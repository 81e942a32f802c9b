import { Knex } from 'knex';

/** How one poll of a source went; as `@rosetta/sources` records it. */
export interface SourcePollFact {
  source: string;
  began: Date;
  ended: Date;
  outcome: 'read' | 'partial' | 'failed';
  error: string | null;
  breaker: 'closed' | 'half-open' | 'open';
  calls: number;
  errors: number;
  limited: number;
  landed: number;
  rejected: number;
  unread: readonly { part: string; reason: string }[];
  rows: Readonly<Record<string, { expected: number; given: number }>>;
}

const KEPT_DAYS = 14;

/** How polls of sources went: the table `source_poll`. */
export class SourcePollStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Adds a poll, and drops those of its source that nobody looks at any more. */
  async save({ began, ended, unread, rows, ...poll }: SourcePollFact) {
    await this.#db('source_poll').insert({
      ...poll,
      began_at: began,
      ended_at: ended,
      unread: JSON.stringify(unread),
      rows: JSON.stringify(rows),
    });
    await this.#db.raw(
      `delete from source_poll
       where source = :source
         and began_at < :began::timestamptz - make_interval(days => :days)
         and poll_id <> coalesce((
           select poll_id from source_poll
           where source = :source and outcome <> 'failed'
           order by began_at desc, poll_id desc limit 1), 0)`,
      { source: poll.source, began, days: KEPT_DAYS },
    );
  }
}
