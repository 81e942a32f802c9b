import { Run } from '@rosetta/contracts/runs';
import { Knex } from 'knex';

/** A run whose end a person waits for. */
export interface PendingNotice {
  domain: string;
  runId: string;
  user: string;
}

const NOTICES = 'run_notice';
const MARKS = 'run_notice_mark';
/** So many at a time: a person who asked for more hears of the rest a moment later. */
const BATCH = 200;

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

  async pending(): Promise<PendingNotice[]> {
    const rows = await this.#db(NOTICES)
      .whereNull('told_at')
      .orderBy('requested_at')
      .limit(BATCH)
      .select('domain', 'run_id', 'user_ref');
    return rows.map(row => ({
      domain: row.domain,
      runId: row.run_id,
      user: row.user_ref,
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
