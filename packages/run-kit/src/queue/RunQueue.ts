import { Knex } from 'knex';
import { fromKnex, JobInsert, PgBoss, Queue } from 'pg-boss';
import { openBoss } from './boss';

/**
 * What is in the queue: "run so-and-so wants hands". It only wakes a worker up. What
 * there is to do is in the tables, so a ticket that is lost or comes twice does no harm.
 */
export interface Ticket {
  runId: string;
}

export const scheduleQueueOf = (job: string) => `${job}.schedule`;

/** `short`: a ticket that still waits is not queued a second time. */
export const queuesOf = (job: string): Queue[] => [
  { name: job, policy: 'short', retryLimit: 0, expireInSeconds: 86_400 },
  { name: scheduleQueueOf(job), retryLimit: 3, retryBackoff: true },
];

/** Most hands that are asked for at once; a worker that is free comes back for more. */
const MAX_HELPERS = 32;

/** Puts tickets into the queue of a job, in the transaction of what they are about. */
export class RunQueue {
  readonly #db: Knex;
  readonly #job: string;
  #boss?: Promise<PgBoss>;

  constructor(db: Knex, job: string) {
    this.#db = db;
    this.#job = job;
  }

  /** To be called before any transaction that announces: opening needs a connection of its own. */
  async open() {
    await this.#opened();
  }

  /** Announces queued runs; with a transaction, when that commits. */
  announce(db: Knex, runIds: readonly string[], afterSeconds = 0) {
    return this.#insert(
      db,
      runIds.map(runId => ({
        data: { runId },
        singletonKey: runId,
        startAfter: afterSeconds,
      })),
    );
  }

  /** Asks others to take slices of a run; ahead of runs that have not begun. */
  askForHelp(runId: string, hands: number) {
    return this.#insert(
      this.#db,
      Array.from(
        { length: Math.min(Math.max(hands, 0), MAX_HELPERS) },
        (_, n) => ({
          data: { runId },
          singletonKey: `${runId}/${n}`,
          priority: 1,
        }),
      ),
    );
  }

  async stop() {
    const boss = await this.#boss?.catch(() => undefined);
    this.#boss = undefined;
    await boss?.stop();
  }

  async #insert(db: Knex, tickets: JobInsert<Ticket>[]) {
    if (tickets.length === 0) return;
    const boss = await this.#opened();
    await boss.insert(this.#job, tickets, { db: fromKnex(db) });
  }

  #opened() {
    this.#boss ??= openBoss(this.#db, { db: fromKnex(this.#db) }).catch(
      error => {
        this.#boss = undefined;
        throw error;
      },
    );
    return this.#boss;
  }
}
