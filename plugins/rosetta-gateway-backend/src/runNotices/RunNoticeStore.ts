import { Run } from '@rosetta/contracts/runs';
import { Knex } from 'knex';

/** A run whose end a person waits for. */
export interface PendingNotice {
  domain: string;
  runId: string;
  user: string;
  requestedAt: Date;
}

interface NoticeRow {
  domain: string;
  run_id: string;
  user_ref: string;
  requested_at: Date;
}

const NOTICES = 'run_notice';
const MARKS = 'run_notice_mark';
/** So many at a time: a person who asked for more hears of the rest a moment later. */
const PAGE = 200;

/** The tables `run_notice` and `run_notice_mark`. */
export class RunNoticeStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Where reading the runs of a domain begins, the first time. */
  async begin(domain: string, at: Date): Promise<void> {
    await this.#db(MARKS)
      .insert({ domain, requested_at: at })
      .onConflict('domain')
      .ignore();
  }

  async mark(domain: string): Promise<Date | undefined> {
    const row = await this.#db(MARKS)
      .where({ domain })
      .first<{ requested_at: Date } | undefined>('requested_at');
    return row?.requested_at;
  }

  /** Never back: two backends may have read at once. */
  async moveMark(domain: string, at: Date): Promise<void> {
    await this.#db(MARKS)
      .where({ domain })
      .andWhere('requested_at', '<', at)
      .update({ requested_at: at });
  }

  /** Runs that are known already stay as they are. */
  async add(domain: string, runs: readonly Run[]): Promise<void> {
    if (!runs.length) return;
    await this.#db(NOTICES)
      .insert(
        runs.map(({ id, requestedBy, requestedAt }) => ({
          domain,
          run_id: id,
          user_ref: requestedBy,
          requested_at: requestedAt,
        })),
      )
      .onConflict(['domain', 'run_id'])
      .ignore();
  }

  /**
   * A page of the notices that are pending, the oldest first.
   * @param after - the last notice of the page before
   */
  async pending(after?: PendingNotice): Promise<PendingNotice[]> {
    const rows: NoticeRow[] = await this.#db(NOTICES)
      .whereNull('told_at')
      .modify(query => {
        if (after)
          query.whereRaw('(requested_at, domain, run_id) > (?, ?, ?)', [
            after.requestedAt,
            after.domain,
            after.runId,
          ]);
      })
      .orderBy(['requested_at', 'domain', 'run_id'])
      .limit(PAGE)
      .select('domain', 'run_id', 'user_ref', 'requested_at');
    return rows.map(row => ({
      domain: row.domain,
      runId: row.run_id,
      user: row.user_ref,
      requestedAt: row.requested_at,
    }));
  }

  async setNotified({ domain, runId }: PendingNotice, at: Date): Promise<void> {
    await this.#db(NOTICES)
      .where({ domain, run_id: runId })
      .update({ told_at: at });
  }

  async deleteNotifiedBefore(domain: string, requestedAt: Date): Promise<void> {
    await this.#db(NOTICES)
      .where({ domain })
      .andWhere('requested_at', '<', requestedAt)
      .whereNotNull('told_at')
      .delete();
  }
}
